// Memory is used again: of small and large objects, goroutines, maps and strings that come and go.
package main

import (
	"fmt"
	"runtime"
)

type pair struct {
	a, b *pair
	n    int
}

func heapMB() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc >> 20
}

func sysMB() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.Sys >> 20
}

//go:noinline
func small(n int) (p *pair) {
	for i := 0; i < n; i++ {
		p = &pair{n: i}
		if i%1000 != 0 {
			p.a = &pair{n: i}
		}
	}
	return
}

//go:noinline
func large() (sum int) {
	for i := 0; i < 200; i++ {
		b := make([]byte, 5<<20+i*1000)
		b[len(b)-1] = 1
		for _, x := range []int{0, len(b) / 2, len(b) - 1} {
			sum += int(b[x])
		}
		p := make([]*pair, 100_000+i)
		p[i] = &pair{n: i}
		sum += p[i].n
	}
	return
}

//go:noinline
func kept() [][]byte {
	list := [][]byte{}
	for i := 0; i < 100; i++ {
		list = append(list, make([]byte, 1<<20))
	}
	return list
}

//go:noinline
func holding(before uint64) {
	list := kept()
	after := heapMB()
	fmt.Println(len(list), after-before >= 100, after-before < 110)
	runtime.KeepAlive(list)
}

//go:noinline
func clobber(depth int) int {
	var room [64]int
	for i := range room {
		room[i] = depth + i
	}
	if depth > 0 {
		return clobber(depth-1) + room[depth%64]
	}
	return room[5]
}

func main() {
	fmt.Println(small(10_000_000).n, sysMB() < 60)
	fmt.Println(large(), sysMB() < 200)
	before := heapMB()
	holding(before)
	clobber(30)
	fmt.Println(heapMB() < before+5)
	for i := 0; i < 300_000; i++ {
		done := make(chan *pair, 1)
		go func() { done <- &pair{n: i} }()
		if (<-done).n != i {
			panic(i)
		}
	}
	s := ""
	m := map[string]int{}
	for i := 0; i < 20000; i++ {
		s += "x"
		m[s[:i%200]]++
	}
	fmt.Println(len(s), len(m), sysMB() < 250)
}
