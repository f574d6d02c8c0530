// sort.Slice swaps elements of any shape; those of 24 bytes hold pointers in any word, or none at any alignment.
package main

import (
	"fmt"
	"runtime"
	"sort"
)

type (
	record struct {
		key  int
		name string
	}
	links struct{ a, b, c *int }
	boxes struct {
		v   any
		key int
	}
	small [6]int32
	bytes [24]byte
	slice []int
)

func shuffled(n int) []int {
	list := make([]int, n)
	x := uint32(1)
	for i := range list {
		x = x*1664525 + 1013904223
		list[i] = int(x >> 20)
	}
	return list
}

func check[T any](name string, make func(key int) T, key func(T) int) {
	var list []T
	total := 0
	for i, k := range shuffled(500) {
		list = append(list, make(k))
		total += k
		if i%100 == 0 {
			runtime.GC()
		}
	}
	sort.Slice(list, func(i, j int) bool {
		if i%50 == 0 {
			_ = fmt.Sprint(i, j)
		}
		return key(list[i]) < key(list[j])
	})
	sum := 0
	for i, v := range list {
		sum += key(v)
		if i > 0 && key(list[i-1]) > key(v) {
			panic(name)
		}
	}
	fmt.Println(name, sum == total, key(list[0]), key(list[len(list)-1]))
	sort.SliceStable(list, func(i, j int) bool { return key(list[i])%10 < key(list[j])%10 })
	fmt.Println(key(list[0]), key(list[1]), key(list[len(list)/2]), key(list[len(list)-1]))
}

func main() {
	check("record", func(k int) record { return record{k, fmt.Sprint("name", k)} }, func(r record) int {
		if r.name != fmt.Sprint("name", r.key) {
			panic(r)
		}
		return r.key
	})
	check("links", func(k int) links { a, b := k, -k; return links{&a, &b, nil} }, func(l links) int {
		if *l.a != -*l.b || l.c != nil {
			panic("links")
		}
		return *l.a
	})
	check("boxes", func(k int) boxes { return boxes{k + 1000, k} }, func(b boxes) int { return b.v.(int) - 1000 })
	check("small", func(k int) small { return small{5: int32(k), 0: int32(-k)} }, func(s small) int { return int(s[5]-s[0]) / 2 })
	check("bytes", func(k int) bytes { return bytes{1: byte(k), 23: byte(k >> 8)} }, func(b bytes) int { return int(b[1]) | int(b[23])<<8 })
	check("slice", func(k int) slice { return slice{k, k, k}[:1:2] }, func(s slice) int { return s[0] + len(s) - 1 + cap(s) - 2 })
}
