// Iterating while deleting and inserting: every entry at most once, deleted ones not seen.
package main

import "fmt"

func main() {
	m := map[int]int{}
	for i := range 1000 {
		m[i] = i
	}
	seen := 0
	for k := range m {
		delete(m, k)
		seen++
	}
	fmt.Println(seen, len(m))

	for i := range 100 {
		m[i] = i
	}
	visited := map[int]int{}
	for k := range m {
		visited[k]++
		for d := k + 1; d < k+10; d++ {
			delete(m, d)
		}
	}
	ok := true
	for _, n := range visited {
		if n != 1 {
			ok = false
		}
	}
	fmt.Println(ok, len(visited) >= len(m))

	// insertion while iterating: old entries exactly once, new ones at most once
	m = map[int]int{}
	for i := range 50 {
		m[i] = 0
	}
	count := map[int]int{}
	added := 50
	for k := range m {
		count[k]++
		if added < 5000 {
			for range 100 {
				m[added] = 1
				added++
			}
		}
	}
	good := true
	for i := range 50 {
		if count[i] != 1 {
			good = false
		}
	}
	for _, n := range count {
		if n > 1 {
			good = false
		}
	}
	fmt.Println(good, len(m))

	// values changed during iteration are seen changed
	v := map[string]int{"a": 1, "b": 1, "c": 1}
	total := 0
	first := true
	for _, n := range v {
		total += n
		if first {
			for k := range v {
				v[k] = 10
			}
			first = false
		}
	}
	fmt.Println(total)
	for k := range v {
		clear(v)
		_ = k
	}
	fmt.Println(len(v))
	w := map[int]bool{1: true}
	n := 0
	for k := range w {
		delete(w, k)
		w[k] = true // may or may not be seen again
		if n++; n > 3 {
			break
		}
	}
	fmt.Println(len(w))
}
