// Package cmp, and min and max beside it.
package main

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

type celsius float64
type name string

type person struct {
	last, first string
	age         int
}

func sign[T cmp.Ordered](a, b T) string { return fmt.Sprint(cmp.Compare(a, b), cmp.Less(a, b), cmp.Compare(b, a)) }

func clamp[T cmp.Ordered](x, lo, hi T) T { return max(lo, min(x, hi)) }

func main() {
	nan := math.NaN()
	fmt.Println(sign(1, 2), sign("b", "a"), sign(2.5, 2.5), sign(celsius(-1), 3), sign(name("x"), "y"))
	fmt.Println(sign(nan, 1), sign(nan, nan), sign(1, nan), sign(nan, math.Inf(-1)), sign(0.0, math.Copysign(0, -1)))
	fmt.Println(sign(uint8(255), 0), sign(uintptr(1), 1), sign(float32(1)/3, 0.333))
	fmt.Println(cmp.Or(0, 0, 3, 4), cmp.Or("", "d"), cmp.Or[int](), cmp.Or(0.0, nan))
	var nobody *person
	fmt.Println(cmp.Or(nobody, &person{"a", "b", 1}).first)
	people := []person{{"B", "x", 3}, {"A", "y", 2}, {"B", "a", 1}, {"A", "y", 1}}
	slices.SortFunc(people, func(a, b person) int {
		return cmp.Or(cmp.Compare(a.last, b.last), cmp.Compare(a.first, b.first), cmp.Compare(a.age, b.age))
	})
	fmt.Println(people)
	fmt.Println(clamp(5, 1, 3), clamp("m", "a", "z"), clamp(nan, 0, 1))
	fs := []func(int, int) int{cmp.Compare[int], cmp.Compare[int]}
	fmt.Println(fs[0](1, 2), fs[1](2, 1))
}
