// Maps with NaN keys, interface keys of mixed types, arrays and structs as keys, signed zero, unhashable keys in every operation, clear, delete while ranging.
package main

import (
	"fmt"
	"math"
	"sort"
)

func try(name string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println(name, r)
		} else {
			fmt.Println(name, "fine")
		}
	}()
	f()
}

type K struct {
	a [2]int
	b any
}

func main() {
	nan := math.NaN()
	m := map[float64]int{}
	for i := range 5 {
		m[nan] = i
	}
	m[0] = 10
	m[math.Copysign(0, -1)]++
	_, ok := m[nan]
	fmt.Println(len(m), ok, m[0])
	delete(m, nan)
	var vs []int
	for k, v := range m {
		if k != k {
			vs = append(vs, v)
		}
	}
	sort.Ints(vs)
	fmt.Println(vs, len(m))
	clear(m)
	fmt.Println(len(m), m)
	im := map[any]string{}
	for i, k := range []any{1, int8(1), 1.0, "1", '1', [1]int{1}, K{[2]int{1, 2}, "x"}, nil, true, 1i, struct{}{}} {
		im[k] = fmt.Sprint(i)
	}
	fmt.Println(len(im), im[1], im[int8(1)], im[1.0], im["1"], im[[1]int{1}], im[K{[2]int{1, 2}, "x"}], im[nil], im[struct{}{}], im[2] == "")
	bad := K{b: []int{}}
	try("get", func() { _ = im[bad] })
	try("get ok", func() { _, _ = im[[]int{}] })
	try("set", func() { im[map[int]int{}] = "" })
	try("delete", func() { delete(im, any(func() {})) })
	try("empty get", func() { _ = map[any]int{}[[]string{}] })
	try("nil get", func() { var n map[any]int; _ = n[[]string{}] })
	try("nil delete", func() { var n map[any]int; delete(n, []string{}) })
	try("nil set", func() { var n map[string]int; n["a"]++ })
	try("literal", func() { _ = map[any]int{bad: 1} })
	var n map[string][]int
	fmt.Println(n["x"] == nil, len(n), n == nil)
	for range n {
	}
	clear(n)
	c := map[int]int{}
	for i := range 100 {
		c[i] = i
	}
	seen := 0
	for k := range c {
		seen++
		for j := range 100 {
			if j != k {
				delete(c, j)
			}
		}
	}
	fmt.Println(seen, len(c))
	d := map[int]bool{1: true}
	for range d {
		clear(d)
	}
	fmt.Println(len(d))
	type P struct{ x, y int }
	pm := map[P]*P{}
	pm[P{1, 2}] = &P{3, 4}
	pm[P{1, 2}].x++
	fmt.Println(*pm[P{1, 2}], pm[P{2, 1}] == nil)
	sm := map[string]P{"a": {1, 2}}
	v := sm["a"]
	v.x = 100
	fmt.Println(sm["a"], v)
	fm := map[string]func(int) int{"sq": func(i int) int { return i * i }}
	fmt.Println(fm["sq"](4))
	try("nil func", func() { fm["none"](1) })
	cm := map[chan int]int{nil: 1}
	fmt.Println(cm[nil], cm[make(chan int)])
}
