// Slices to arrays and array pointers: lengths that fit and do not, aliasing, nil, zero length, named types, generic code, the panics' texts.
package main

import "fmt"

type A4 [4]int
type S []int
type PA *[2]int

func try(f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println("panic:", r)
		}
	}()
	f()
}

func Head[T any](s []T) [2]T { return [2]T(s) }

func Arr[A [1]int | [3]int, P *[1]int | *[3]int](s []int) (A, P) { return A(s), P(s) }

func main() {
	s := []int{1, 2, 3, 4, 5}
	a := [3]int(s)
	a[0] = 100
	p := (*[3]int)(s)
	p[1] = 200
	fmt.Println(s, a, *p, len(p), cap(p[:]))
	fmt.Println(A4(s), (*A4)(s[1:])[3], PA(s)[0], [2]int(S(s)))
	try(func() { _ = [6]int(s) })
	try(func() { _ = (*[6]int)(s) })
	try(func() { s := s[:2]; _ = A4(s) })
	try(func() { _ = [1]int(S(nil)) })
	var n []int
	q := (*[0]int)(n)
	z := (*[0]int)([]int{})
	fmt.Println(q == nil, z == nil, [0]int(n), len(q))
	fmt.Println(Head(s), Head([]string{"a", "b", "c"}))
	try(func() { Head([]bool{true}) })
	x, y := Arr[[3]int, *[1]int](s)
	y[0] = -1
	fmt.Println(x, *y, s[0])
	try(func() { Arr[[3]int, *[3]int](s[:1]) })
	for i, v := range [2]int(s[3:]) {
		s[4] = 77
		fmt.Print(i, v, " ")
	}
	for i, v := range (*[2]int)(s[3:]) {
		s[4] = 88
		fmt.Print(i, v, " ")
	}
	fmt.Println()
	m := map[[2]int]string{[2]int(s): "key"}
	fmt.Println(m[[2]int{s[0], s[1]}], [2]int(s) == [2]int{-1, 200})
	b := [4]byte([]byte("wxyz!"))
	fmt.Printf("%s %v\n", b, [2]rune([]rune("né")))
	ap := &[3]int{1, 2, 3}
	fmt.Println([2]int(ap[1:]), (*[1]int)(ap[2:2:3][:1])[0])
}
