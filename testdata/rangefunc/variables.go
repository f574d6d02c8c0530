// Loop variables of range over func and integers: one per iteration, captured, assigned to existing places, ignored; evaluation of the range expression once.
package main

import (
	"fmt"
	"iter"
	"maps"
	"slices"
)

type place struct {
	k string
	v [2]int
}

func kv(yield func(string, int) bool) {
	for i, s := range []string{"a", "b", "c"} {
		if !yield(s, i*i) {
			return
		}
	}
}

func mk(s string) iter.Seq2[string, int] { fmt.Println("made", s); return kv }

type Int8 int8

func main() {
	var fs []func() (string, int)
	for k, v := range mk("one") {
		fs = append(fs, func() (string, int) { v++; k += "+"; return k, v })
	}
	for _, f := range fs {
		f()
		fmt.Println(f())
	}
	var p place
	i := 0
	for p.k, p.v[i] = range mk("two") {
		i = 1
		fmt.Println(p)
	}
	fmt.Println(p)
	for k := range kv {
		fmt.Print(k)
	}
	for range kv {
		fmt.Print(".")
	}
	for _, v := range kv {
		fmt.Print(v)
	}
	fmt.Println()
	n := 3
	for j := range n {
		n = 100
		j *= 2
		fmt.Print(j, " ")
	}
	var x Int8
	for x = range 5 {
	}
	for y := range Int8(3) {
		fmt.Printf("%T%d ", y, y)
	}
	fmt.Println(x)
	var ps []*int
	for j := range 3 {
		ps = append(ps, &j)
	}
	fmt.Println(*ps[0], *ps[1], *ps[2])
	for range -5 {
		fmt.Println("never")
	}
	const big = 1 << 2
	for j := range big {
		fmt.Printf("%T%d ", j, j)
	}
	var u8 uint8 = 255
	c := 0
	for range u8 {
		c++
	}
	fmt.Println(c)
	m := map[string]int{"x": 1, "y": 2}
	keys := slices.Sorted(maps.Keys(m))
	fmt.Println(keys, slices.Collect(maps.Values(map[int]int{1: 2})))
}
