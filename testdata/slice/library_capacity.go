// How large the arrays are that package slices makes: seen through what append and slicing do afterwards.
package main

import (
	"fmt"
	"slices"
)

type pair struct{ a, b int }

func caps[E any](name string, zero E) {
	fmt.Println(name)
	for n := range 9 {
		for extra := range 5 {
			s := make([]E, n, n+extra)
			for m := range 12 {
				v := make([]E, m)
				fmt.Print(cap(slices.Insert(s, n/2, v...)), " ", cap(slices.Insert(s[:n:n], n, v...)), " ")
				fmt.Print(cap(slices.Replace(s, n/3, n/2, v...)), " ", cap(slices.Replace(s[:n:n], 0, n/2, v...)), " ")
				fmt.Print(cap(slices.Grow(s, m)), " ", cap(slices.Concat(s, v)), " ", cap(slices.Clone(v)), " ")
				fmt.Print(cap(slices.Repeat(s, m)), " ", cap(slices.Delete(s, n/2, n)), " ", cap(slices.Clip(s)), ", ")
			}
			fmt.Println()
		}
	}
}

func main() {
	caps("int", 0)
	caps("byte", byte(0))
	caps("string", "")
	caps("pair", pair{})
	caps("[3]int16", [3]int16{})
	a := []int{1, 2, 3}
	b := slices.Insert(a, 1, 9)
	c := append(b, 4)
	d := append(b, 5)
	fmt.Println(a, b, c, d, b[:cap(b)])
	fmt.Println(cap(slices.Collect(slices.Values(make([]int, 20)))), cap(slices.AppendSeq([]int{1}, slices.Values(a))), cap(slices.Sorted(slices.Values(a))))
}
