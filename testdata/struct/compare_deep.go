// Comparison of structs, arrays and interfaces: blank fields ignored, NaN, signed zero, strings, nested interfaces, order of comparison and panics.
package main

import (
	"fmt"
	"math"
)

type Blank struct {
	a int
	_ [3]func()
	b string
}

type Mixed struct {
	f float64
	s string
	i any
	c complex64
	p *int
}

type E struct{}

type In struct {
	e any
	n int
}

func cmp(a, b any) (s string) {
	defer func() {
		if r := recover(); r != nil {
			s = fmt.Sprint(r)
		}
	}()
	return fmt.Sprint(a == b)
}

func eq[T comparable](a, b T) (s string) {
	defer func() {
		if r := recover(); r != nil {
			s = fmt.Sprint(r)
		}
	}()
	return fmt.Sprint(a == b)
}

func main() {
	x := 1
	nan := math.NaN()
	m := Mixed{0, "s", 1, 1i, &x}
	n := Mixed{math.Copysign(0, -1), "s", 1, 1i, &x}
	fmt.Println(m == n, m != n, m == Mixed{f: nan}, Mixed{f: nan} == Mixed{f: nan})
	n.i = int8(1)
	fmt.Println(m == n)
	fmt.Println([2]float64{0, nan} == [2]float64{0, nan}, [2]string{"a", "b"} == [2]string{"a", "b"}, [0]int{} == [0]int{})
	fmt.Println(E{} == E{}, [3]E{} == [3]E{}, any(E{}) == any(E{}), any([0]int{}) == any([0]string{}))
	fmt.Println(cmp(In{[]int{}, 1}, In{[]int{}, 2}))
	fmt.Println(cmp(In{1, 1}, In{[]int{}, 1}), cmp(In{map[int]int{}, 1}, In{map[int]int{}, 1}))
	fmt.Println(eq(In{[]int{}, 1}, In{[]int{}, 2}), eq(In{func() {}, 1}, In{func() {}, 1}))
	fmt.Println(cmp([]int{}, nil), cmp(nil, nil), cmp((*int)(nil), nil), cmp((*int)(nil), (*int)(nil)), cmp((*int)(nil), (*string)(nil)))
	fmt.Println(cmp([1]any{1}, [1]any{1}), cmp([2]any{1, []int{}}, [2]any{2, []int{}}), cmp([2]any{[]int{}, 1}, [2]any{[]int{}, 2}))
	fmt.Println(cmp(struct {
		a int
		b []int
	}{}, 1))
	var e error
	var a any = e
	fmt.Println(a == nil, e == a, cmp(a, e))
	c1, c2 := make(chan int), make(chan int)
	var ro <-chan int = c1
	fmt.Println(c1 == c2, c1 == ro, any(c1) == any(ro), any(c1) == any(c1))
	fmt.Println(any(1) == any(1.0), any("a") == any("a"), any('a') == any(97), any(byte(1)) == any(uint8(1)))
	fmt.Println(m.i == 1, 1 == m.i, m.i == "1", m.i != x)
	type T struct {
		a, b int8
		c    int16
		d    string
	}
	fmt.Println(T{1, 2, 3, "x"} == T{1, 2, 3, "x"}, T{1, 2, 3, "x"} == T{1, 2, 4, "x"}, T{d: "ab"} == T{d: "ac"})
	big := [1000]int{999: 1}
	big2 := big
	fmt.Println(big == big2, &big == &big2)
	big2[500]++
	fmt.Println(big == big2)
	s1, s2 := struct{ x int }{1}, struct{ x int }{1}
	type U struct{ x int }
	fmt.Println(s1 == s2, s1 == U{1}, any(s1) == any(U{1}))
}
