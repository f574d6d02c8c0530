// Package unique: handles are equal if and only if the values are, whatever the type; what no handle stands for is forgotten.
package main

import (
	"fmt"
	"math"
	"runtime"
	"strings"
	"sync"
	"unique"
	"unsafe"
)

type point struct{ x, y int }

type record struct {
	name string
	at   [2]point
	any  any
	f    float64
}

func main() {
	a, b := unique.Make("hello"), unique.Make(strings.Repeat("hel", 1)+"lo")
	fmt.Println(a == b, a.Value(), a == unique.Make("hell"))
	fmt.Println(unique.Make(point{1, 2}) == unique.Make(point{1, 2}), unique.Make(point{1, 2}) == unique.Make(point{2, 1}))
	r := record{"n", [2]point{{1, 2}, {3, 4}}, point{5, 6}, 0}
	s := r
	s.f = math.Copysign(0, -1)
	fmt.Println(unique.Make(r) == unique.Make(s), unique.Make(r).Value())
	s.any = &r
	fmt.Println(unique.Make(r) == unique.Make(s), unique.Make(any(1)) == unique.Make(any(int8(1))), unique.Make(any(1)) == unique.Make[any](1))
	nan := math.NaN()
	fmt.Println(unique.Make(nan) == unique.Make(nan), unique.Make(struct{}{}) == unique.Make(struct{}{}))
	var zero unique.Handle[int]
	fmt.Println(zero == unique.Make(0), zero == unique.Handle[int]{})
	type local int
	fmt.Println(any(unique.Make(local(1))) == any(unique.Make(1)))

	// Strings are copied, so that a part does not keep the whole.
	whole := strings.Repeat("x", 1000)
	part := unique.Make(whole[10:20])
	fmt.Println(part.Value(), unsafe.StringData(part.Value()) == unsafe.StringData(whole[10:20]))

	func() {
		defer func() { fmt.Println(recover()) }()
		unique.Make[any]([]int{1})
	}()

	handles := map[unique.Handle[string]]int{}
	for i := 0; i < 1000; i++ {
		handles[unique.Make(fmt.Sprint("key ", i%100))] += i
	}
	fmt.Println(len(handles), handles[unique.Make("key 42")])

	var wg sync.WaitGroup
	results := make([][]unique.Handle[string], 8)
	for g := range results {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := 0; i < 300; i++ {
				unique.Make(fmt.Sprint("short-lived ", g, i))
				results[g] = append(results[g], unique.Make(fmt.Sprint("shared ", i)))
				if i%100 == 0 {
					runtime.GC()
				}
			}
		}()
	}
	wg.Wait()
	same := true
	for _, list := range results {
		for i, h := range list {
			same = same && h == results[0][i] && h.Value() == fmt.Sprint("shared ", i)
		}
	}
	fmt.Println("same", same)

	// A hundred thousand values, one after the other, need no memory for all of them.
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	for i := 0; i < 100000; i++ {
		unique.Make([20]int{i})
		if i%10000 == 0 {
			runtime.GC()
		}
	}
	// They are dropped by a goroutine, which may take its time to get its turn.
	small := false
	for i := 0; i < 200 && !small; i++ {
		runtime.GC()
		runtime.Gosched()
		runtime.ReadMemStats(&after)
		small = int64(after.HeapAlloc)-int64(before.HeapAlloc) < 8<<20
	}
	fmt.Println("small", small)
}
