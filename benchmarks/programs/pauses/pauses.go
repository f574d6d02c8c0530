// Two goroutines keep replacing parts of a heap of 500 MB. Prints how long the collector stopped the world, and how long the goroutines stood still.
package main

import (
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"sync"
	"time"
)

const (
	trees = 80 // of 65535 nodes of 104 bytes, in a class of 112 bytes, each 7 MB
	depth = 15
	twigs = 5 // depth of what is replaced
)

type node struct {
	left, right *node
	payload     [11]int
}

func build(depth int) *node {
	n := &node{}
	if depth > 0 {
		n.left, n.right = build(depth-1), build(depth-1)
	}
	return n
}

// mutate replaces twigs of its own trees until the time is up, and returns the times between two looks at the clock.
func mutate(forest []*node, seed int, until time.Time) (gaps []time.Duration) {
	last := time.Now()
	for {
		for range 4 {
			seed = (seed*6364136223846793005 + 1442695040888963407) & (1<<63 - 1)
			bits := seed >> 20
			n := forest[bits%len(forest)]
			bits >>= 8
			for range depth - twigs - 1 {
				n.left, n.right = n.right, n.left
				if bits&1 == 0 {
					n = n.left
				} else {
					n = n.right
				}
				bits >>= 1
			}
			n.left = build(twigs)
		}
		now := time.Now()
		gaps = append(gaps, now.Sub(last))
		if now.After(until) {
			return gaps
		}
		last = now
	}
}

func quantile[T any](sorted []T, q float64) (v T) {
	if len(sorted) > 0 {
		v = sorted[int(float64(len(sorted)-1)*q)]
	}
	return v
}

func main() {
	seconds, err := strconv.ParseFloat(os.Args[1], 64)
	if err != nil {
		panic(err)
	}
	debug.SetGCPercent(20) // a collection for each 100 MB
	forests := [2][]*node{}
	for i := range trees {
		forests[i%2] = append(forests[i%2], build(depth))
	}
	runtime.GC()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	until := time.Now().Add(time.Duration(seconds * 1e9))
	var gaps [2][]time.Duration
	var wg sync.WaitGroup
	for i := range 2 {
		wg.Go(func() { gaps[i] = mutate(forests[i], i+1, until) })
	}
	wg.Wait()
	runtime.ReadMemStats(&after)
	n := after.NumGC - before.NumGC
	var pauses []uint64
	for i := range min(n, 256) {
		pauses = append(pauses, after.PauseNs[(after.NumGC-1-i)%256])
	}
	slices.Sort(pauses)
	all := append(gaps[0], gaps[1]...)
	slices.Sort(all)
	fmt.Println(before.HeapAlloc>>20, n, quantile(pauses, 0.5), quantile(pauses, 0.99), quantile(pauses, 1), quantile(all, 0.5).Nanoseconds(),
		quantile(all, 0.99).Nanoseconds(), quantile(all, 0.9999).Nanoseconds(), quantile(all, 1).Nanoseconds(), (after.TotalAlloc-before.TotalAlloc)>>20, after.Sys>>20)
}
