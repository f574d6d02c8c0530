// What a call at the end of a stack segment costs in a hot loop: the same loop at many depths of the stack, which differ by a few bytes.
// Prints for each body: its name, nanoseconds an iteration at a depth like any other, and at the worst depth (segments.py).
package main

import (
	"fmt"
	"slices"
	"time"
)

const (
	depths  = 420 // of descend's frames: some 20 KB, so segments of 2, 4 and 8 KB end within
	shifts  = 4   // of shift's frames, which are of another size, so that all distances from a segment's end occur
	suspect = 6   // depths that are measured again
)

// work takes about a nanosecond a round. It has a loop, so its prologue looks at the stack (golite/native/leaves.py).
//
//go:noinline
func work(x uint64, rounds int) uint64 {
	for range rounds {
		x = x*0x9e3779b97f4a7c15 ^ x>>29
	}
	return x
}

// leaf is called where other functions would go to the next segment.
//
//go:noinline
func leaf(x uint64) uint64 { return x + 1 }

// tree is a function that calls others.
//
//go:noinline
func tree(x uint64) uint64 { return leaf(work(x, 3)) + leaf(work(x, 4)) }

type body struct {
	name  string
	loop  func(n int) uint64
	calls int // iterations of one measurement
}

var sink uint64

func loopLeaf(n int) (x uint64) {
	for range n {
		x = leaf(x)
	}
	return x
}

func loopWork3(n int) (x uint64) {
	for range n {
		x = work(x, 3)
	}
	return x
}

func loopTree(n int) (x uint64) {
	for range n {
		x = tree(x)
	}
	return x
}

func loopWork15(n int) (x uint64) {
	for range n {
		x = work(x, 16)
	}
	return x
}

func loopWork60(n int) (x uint64) {
	for range n {
		x = work(x, 64)
	}
	return x
}

var bodies = []body{
	{"a leaf, 1 ns", loopLeaf, 6000},
	{"a call, 3 ns", loopWork3, 3000},
	{"calls of calls, 6 ns", loopTree, 1500},
	{"a call, 15 ns", loopWork15, 800},
	{"a call, 60 ns", loopWork60, 200},
}

//go:noinline
func descend(depth int, f func()) int {
	if depth == 0 {
		f()
		return 0
	}
	return descend(depth-1, f) + 1
}

//go:noinline
func shift(n, depth int, f func()) int {
	var space [2]uint64
	if n == 0 {
		return descend(depth, f)
	}
	space[n&1] = uint64(depth)
	return shift(n-1, depth, f) + int(space[depth&1]&1)
}

// best is the shortest of some measurements of b's loop here.
func best(b body, tries int) float64 {
	least := time.Duration(1 << 62)
	for range tries {
		start := time.Now()
		sink += b.loop(b.calls)
		least = min(least, time.Since(start))
	}
	return float64(least.Nanoseconds()) / float64(b.calls)
}

type place struct {
	shift, depth int
	ns           float64
}

// at measures b at a place of the stack, on a goroutine of its own.
func at(b body, p *place, tries int) {
	done := make(chan bool)
	go func() {
		shift(p.shift, p.depth, func() { p.ns = best(b, tries) })
		done <- true
	}()
	<-done
}

func main() {
	for _, b := range bodies {
		var places []*place
		for s := range shifts {
			for d := range depths {
				p := &place{shift: s, depth: d}
				at(b, p, 5)
				places = append(places, p)
			}
		}
		slices.SortFunc(places, func(p, q *place) int {
			if p.ns < q.ns {
				return -1
			}
			return 1
		})
		ordinary := places[len(places)/2]
		worst := places[len(places)-suspect:]
		// Once more, in turn, since what was worst may have been an interruption.
		usual, high := 1e9, make([]float64, suspect)
		for round := range 40 {
			at(b, ordinary, 5)
			usual = min(usual, ordinary.ns)
			for i, p := range worst {
				at(b, p, 5)
				if round == 0 || p.ns < high[i] {
					high[i] = p.ns
				}
			}
		}
		fmt.Printf("%s\t%.3f\t%.3f\n", b.name, usual, slices.Max(high))
	}
}
