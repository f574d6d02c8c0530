// A map grows and shrinks while slices, pointers and iterators made from it are in use.
package main

import (
	"fmt"
	"sort"
)

type rec struct{ id, n int }

func main() {
	m := map[int]*rec{}
	first := &rec{0, 0}
	m[0] = first
	for i := 1; i < 10000; i++ {
		m[i] = &rec{i, i * i}
		if i%7 == 0 {
			delete(m, i/2)
		}
	}
	m[0].n = 99
	fmt.Println(first.n, len(m))
	alive := 0
	for k, v := range m {
		if v.id != k {
			fmt.Println("wrong entry", k, v)
		}
		alive++
	}
	fmt.Println(alive == len(m))
	for k := range m {
		if k%2 == 1 {
			delete(m, k)
		} else {
			m[k].n++
		}
	}
	odd := 0
	for k := range m {
		odd += k & 1
	}
	fmt.Println(odd, len(m), m[0].n)
	// delete all and fill again, many times
	small := map[string]int{}
	for round := range 100 {
		for i := range 50 {
			small[fmt.Sprint(round, "-", i)] = i
		}
		if round%3 == 2 {
			clear(small)
		} else {
			for k := range small {
				delete(small, k)
			}
		}
	}
	fmt.Println(len(small))
	// nested loops over the same map
	n := map[int]int{1: 1, 2: 2, 3: 3}
	pairs := 0
	for a := range n {
		for b := range n {
			pairs += a * b
		}
	}
	fmt.Println(pairs)
	// the value is evaluated before the growth
	g := map[int]int{}
	for i := range 1000 {
		g[i] = g[i-1] + len(g)
	}
	fmt.Println(g[999])
	var keys []int
	for k := range g {
		keys = append(keys, k)
		if len(keys) == 10 {
			break
		}
	}
	sort.Ints(keys)
	fmt.Println(len(keys), keys[0] >= 0)
	huge := make(map[string]bool, 100000)
	fmt.Println(len(huge), huge["x"])
}
