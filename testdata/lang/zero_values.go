// Zero values of every kind of type, declared, made by new, in composites and as missing map entries.
package main

import "fmt"

type S struct {
	b  bool
	i  int
	f  float64
	s  string
	p  *S
	sl []int
	m  map[string]int
	fn func()
	c  chan int
	e  error
	a  [2]S2
}
type S2 struct{ x, y int8 }

func named() (n int, s string, e error, t S2) { return }

func main() {
	var s S
	fmt.Println(s.b, s.i, s.f, s.s == "", s.p == nil, s.sl == nil, s.m == nil, s.fn == nil, s.c == nil, s.e == nil, s.a)
	q := new(S)
	fmt.Println(q.a[1].y, q.sl == nil, *new(int), *new(string) == "", *new([3]bool), *new(complex64))
	var arr [3][]map[string]*int
	fmt.Println(arr, len(arr), arr[0] == nil)
	m := map[string]S2{}
	fmt.Println(m["none"], m["none"].x, map[int][2]string{}[5] == [2]string{})
	fmt.Println(named())
	sl := make([]S2, 2, 4)
	fmt.Println(sl, sl[:4])
	sl[1].x = 5
	sl = sl[:1]
	sl = append(sl, S2{})
	fmt.Println(sl)
	x := [...]S{3: {i: 1}}
	fmt.Println(len(x), x[0].i, x[3].i, x[2].e)
	var i any
	var e error
	var r interface{ M() }
	fmt.Println(i, e, r == nil, i == nil)
	c := make(chan S2)
	close(c)
	v, ok := <-c
	fmt.Println(v, ok)
	for range 3 {
		var k int
		k++
		fmt.Print(k, " ")
	}
	fmt.Println()
	var p *S
	fmt.Println(p == (*S)(nil), len(p.a), cap(arr))
	var u8 uint8
	var up uintptr
	var ru rune
	u8--
	fmt.Println(u8, up, ru, len(s.s), S{}.a == [2]S2{})
}
