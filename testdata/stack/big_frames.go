// Functions with big frames, recursion through closures, methods and interfaces, many results and arguments.
package main

import "fmt"

type walker interface{ walk(int) int }
type a struct{ next walker }
type b struct{ next walker }

func (x *a) walk(n int) int {
	if n == 0 {
		return 0
	}
	return x.next.walk(n-1) + 1
}
func (x b) walk(n int) int {
	var pad [64]int
	pad[n%64] = 2
	if n == 0 {
		return 0
	}
	return x.next.walk(n-1) + pad[n%64]
}

func manyArgs(a, b, c, d, e, f, g, h, i, j, k, l int, s string, t [5]int, u []int, v any) (int, string, int, any, [5]int) {
	return a + b + c + d + e + f + g + h + i + j + k + l, s, len(u), v, t
}

type wide struct{ a, b, c, d, e, f, g, h int }

func passWide(w wide, n int) wide {
	if n == 0 {
		return w
	}
	w.a++
	w.h += n
	return passWide(w, n-1)
}

func huge(seed int) (s int) {
	var buf [1 << 16]int
	for i := range buf {
		buf[i] = i ^ seed
	}
	for _, v := range buf {
		s += v
	}
	return
}

func mutual1(n int) bool { return n == 0 || mutual2(n-1) }
func mutual2(n int) bool { return n != 0 && mutual1(n-1) }

func ackermann(m, n int) int {
	if m == 0 {
		return n + 1
	}
	if n == 0 {
		return ackermann(m-1, 1)
	}
	return ackermann(m-1, ackermann(m, n-1))
}

func deferRec(n int, out *int) {
	if n == 0 {
		return
	}
	defer func() { *out += n }()
	deferRec(n-1, out)
}

func main() {
	x := &a{}
	y := b{x}
	x.next = y
	fmt.Println(x.walk(20000))
	fmt.Println(manyArgs(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, "s", [5]int{1, 2, 3, 4, 5}, []int{1}, 1.5))
	fmt.Println(passWide(wide{h: 1}, 10000))
	done := make(chan int)
	for i := range 8 {
		go func() { done <- huge(i) }()
	}
	t := 0
	for range 8 {
		t += <-done
	}
	fmt.Println(t)
	fmt.Println(mutual1(100000), mutual1(99999), ackermann(2, 300))
	out := 0
	deferRec(10000, &out)
	fmt.Println(out)
	var f func(n int) int
	f = func(n int) int {
		if n == 0 {
			return 0
		}
		return 1 + f(n-1)
	}
	go func() { done <- f(100000) }()
	fmt.Println(<-done)
	p := func(n int) *int { v := n; return &v }
	var ps []*int
	for i := range 100 {
		ps = append(ps, p(i))
	}
	s := 0
	for _, q := range ps {
		s += *q
	}
	fmt.Println(s)
}
