// runtime: GC, memory statistics that only grow, NumGoroutine, finalizer-free garbage in loops.
package main

import (
	"fmt"
	"runtime"
)

type tree struct{ l, r *tree }

func build(d int) *tree {
	if d == 0 {
		return &tree{}
	}
	return &tree{build(d - 1), build(d - 1)}
}

func (t *tree) count() int {
	if t.l == nil {
		return 1
	}
	return 1 + t.l.count() + t.r.count()
}

func main() {
	keep := build(12)
	total := 0
	for range 50 {
		total += build(10).count()
	}
	runtime.GC()
	fmt.Println(total, keep.count())
	s := make([][]byte, 100)
	for i := range 5000 {
		s[i%100] = make([]byte, 1000+i%7)
		s[i%100][i%1000] = byte(i)
	}
	runtime.GC()
	n := 0
	for i, b := range s {
		n += len(b) + int(b[(4900+i)%1000])
	}
	fmt.Println(n)
	m := map[int]string{}
	for i := range 20000 {
		m[i%500] = fmt.Sprint("value", i)
	}
	runtime.GC()
	fmt.Println(len(m), m[0], m[499])
	var ms runtime.MemStats
	runtime.ReadMemStats(&ms)
	fmt.Println(ms.Mallocs > 0, ms.HeapAlloc > 0)
	fmt.Println(runtime.NumGoroutine(), runtime.NumCPU() >= 1, runtime.GOOS, runtime.GOARCH)
	str := ""
	for i := range 2000 {
		str += string(rune('a' + i%26))
	}
	fmt.Println(len(str), str[1990:])
}
