// Maps with struct, array, function, channel, interface and map values and keys; two-value forms in every statement; evaluation of keys; maps in structs and arrays shared.
package main

import (
	"fmt"
	"sort"
)

type K struct {
	a string
	b [2]bool
	c any
}
type V struct {
	n int
	m map[K]int
}

func get(m map[string]V, k string) (v V, ok bool) { v, ok = m[k]; return }

func main() {
	m := map[K]V{{"x", [2]bool{true, false}, 1}: {1, nil}, {c: 2.5}: {n: 2}}
	k := K{"x", [2]bool{true, false}, 1}
	v, ok := m[k]
	fmt.Println(v.n, ok, m[K{c: 2.5}].n, m[K{c: 2}].n, v.m[k], len(m))
	v.m = map[K]int{k: 7}
	m[k] = v
	m[k].m[k]++
	fmt.Println(m[k].m[k], m[k].m == nil)
	if v, ok := m[K{}]; !ok {
		fmt.Println("absent", v.n, v.m == nil)
	}
	var ok2 bool
	var arr [2]V
	arr[1], ok2 = get(map[string]V{"a": {n: 5}}, "a")
	_, ok3 := get(nil, "z")
	fmt.Println(arr[1].n, ok2, ok3)
	fs := map[string]func(...int) int{"len": func(x ...int) int { return len(x) }}
	if f, ok := fs["len"]; ok {
		fmt.Println(f(1, 2), fs["none"] == nil)
	}
	cs := map[string]chan int{"c": make(chan int, 1)}
	cs["c"] <- 5
	x, ok4 := <-cs["c"]
	fmt.Println(x, ok4, cs["d"] == nil)
	mm := map[string]map[string][]int{}
	add := func(a, b string, n int) {
		if mm[a] == nil {
			mm[a] = map[string][]int{}
		}
		mm[a][b] = append(mm[a][b], n)
	}
	add("a", "b", 1)
	add("a", "b", 2)
	add("c", "d", 3)
	fmt.Println(mm, mm["q"]["r"], len(mm["a"]["b"]))
	shared := map[string]int{}
	s1 := struct{ m map[string]int }{shared}
	s2 := s1
	s2.m["k"]++
	arrm := [2]map[string]int{shared, shared}
	arrm[0]["k"]++
	fmt.Println(s1.m["k"], shared, len(arrm[1]))
	ia := map[any]any{1: "int", "1": 1, [1]int{1}: K{}, K{}: nil, nil: nil, 'a': 'b', 1.0: true}
	_, has := ia[nil]
	var keys []string
	for k := range ia {
		keys = append(keys, fmt.Sprintf("%T", k))
	}
	sort.Strings(keys)
	fmt.Println(len(ia), has, ia[[1]int{1}] == K{}, keys)
	type pt struct{ x, y int }
	grid := map[pt]rune{}
	for y := range 3 {
		for x := range 3 {
			grid[pt{x, y}] = rune('a' + y*3 + x)
		}
	}
	delete(grid, pt{1, 1})
	row := ""
	for y := range 3 {
		for x := range 3 {
			if r, ok := grid[pt{x, y}]; ok {
				row += string(r)
			} else {
				row += "."
			}
		}
	}
	fmt.Println(row)
	n := 0
	inc := func() string { n++; return fmt.Sprint(n) }
	cnt := map[string]int{}
	cnt[inc()] += 5
	cnt[inc()]++
	delete(cnt, inc())
	_, _ = cnt[inc()]
	fmt.Println(cnt, n)
}
