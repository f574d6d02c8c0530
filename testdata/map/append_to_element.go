// m[k] = append(m[k], v…): what is evaluated when, and what is left when something panics.
package main

import (
	"fmt"
	"math"
	"sort"
)

type large struct {
	a [20]int
	s string
}

type holder struct {
	m map[string][]int
	k string
}

func try(name string, f func()) {
	defer func() {
		fmt.Println(name, recover())
	}()
	f()
}

func main() {
	m := map[string][]int{}
	k := "a"
	m[k] = append(m[k], 1)
	m[k] = append(m[k], 2, 3)
	m[k] = append(m[k], m[k]...)
	m[k] = append(m[k], m["none"]...)
	m[k] = append(m[k], len(m), len(m[k]))
	m["b"] = append(m["b"])
	m["c"] = append(m[("c")], m["a"][1:3]...)
	m["d"] = append(m["a"], 9) // another key
	fmt.Println(m, len(m), m["b"] == nil)

	// Calls among the operands that change the map, the key or the variable of the map.
	change := func(n int) int {
		m[k] = append(m[k], -n)
		return n
	}
	m[k] = append(m[k], change(7))
	m[k] = append(m[k], change(8), change(9))
	fmt.Println(m)
	next := func(n int) int {
		k += "x"
		return n
	}
	m[k] = append(m[k], next(10))
	fmt.Println(m, k)
	m[k] = append(m[k], next(11), len(k))
	fmt.Println(m, k)
	other := func() int {
		m = map[string][]int{"new": {1}}
		return 12
	}
	old := m
	m[k] = append(m[k], other())
	fmt.Println(m, old)
	index := 0
	m[string(rune('a'+index))] = append(m[string(rune('a'+index))], index)
	f := func() string { index++; return fmt.Sprint(index) }
	m[f()] = append(m[f()], index)
	fmt.Println(m)
	grow := func(n int) int {
		for i := range n {
			m[fmt.Sprint("g", i)] = nil
		}
		return n
	}
	m["new"] = append(m["new"], grow(100))
	fmt.Println(len(m), m["new"])

	// What panics, and whether the key is there afterwards.
	anys := map[any][]int{}
	var none map[string][]int
	var empty []int
	try("hash", func() { anys[[]int{}] = append(anys[[]int{}], 1) })
	var bad any = func() {}
	try("hash of a variable", func() { anys[bad] = append(anys[bad], 1) })
	try("hash, index", func() { anys[bad] = append(anys[bad], empty[2]) })
	try("nil", func() { none["a"] = append(none["a"], 1) })
	try("nil, index", func() { none["a"] = append(none["a"], empty[3]) })
	try("nil, nothing", func() { none["a"] = append(none["a"]) })
	try("index", func() { m["index"] = append(m["index"], empty[4]) })
	_, ok := m["index"]
	fmt.Println(len(anys), none, ok)

	nan := math.NaN()
	floats := map[float64][]string{}
	for range 3 {
		floats[nan] = append(floats[nan], "x")
	}
	fmt.Println(len(floats), len(floats[nan]))

	// Elements that are large, of no size, or pointers; maps in maps, fields, pointers and arrays.
	larges := map[int][]large{}
	for i := range 30 {
		x := large{s: fmt.Sprint(i)}
		x.a[i%20] = i
		larges[i%3] = append(larges[i%3], x)
		larges[i%3] = append(larges[i%3], larges[i%3][0], larges[i%3][len(larges[i%3])-1])
	}
	fmt.Println(len(larges[0]), larges[1][27].s, larges[2][28].s, larges[2][29].a)
	nothing := map[[2]int8][]struct{}{}
	for i := range 10 {
		nothing[[2]int8{int8(i)}] = append(nothing[[2]int8{int8(i)}], struct{}{}, struct{}{})
	}
	fmt.Println(len(nothing), len(nothing[[2]int8{3}]))
	nested := map[string]map[int][]byte{"a": {}}
	for i := range 20 {
		nested["a"][i%2] = append(nested["a"][i%2], "text"[i%4:]...)
	}
	fmt.Printf("%s %s\n", nested["a"][0], nested["a"][1])
	h := &holder{map[string][]int{}, "key"}
	hs := []holder{*h, {map[string][]int{}, "other"}}
	for i := range 5 {
		h.m[h.k] = append(h.m[h.k], i)
		(*h).m[h.k] = append((*h).m[h.k], -i)
		hs[1].m[hs[1].k] = append(hs[1].m[hs[1].k], i)
		hs[i&1].m["z"] = append(hs[i&1].m["z"], i)
	}
	fmt.Println(h.m, hs)
	fmt.Println(group([]string{"one", "two", "three", "four"}, func(s string) int { return len(s) }))
}

type groups[K comparable, V any] map[K][]V

func group[K comparable, V any](vs []V, key func(V) K) (groups[K, V], int) {
	m := groups[K, V]{}
	for _, v := range vs {
		k := key(v)
		m[k] = append(m[k], v)
	}
	sizes := []int{}
	for _, g := range m {
		sizes = append(sizes, len(g))
	}
	sort.Ints(sizes)
	return m, sizes[len(sizes)-1]
}
