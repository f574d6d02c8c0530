// Values of the previous iteration that are still needed: kept in one variable, swapped, in rings, as a slice's backing array, through interfaces and closures that are called later.
package main

import "fmt"

type S struct {
	n    int
	prev *S
	buf  [4]int
}

type I interface{ get() int }

func (s *S) get() int { return s.n + s.buf[0] }

func sum(s *S) (t int) {
	for ; s != nil; s = s.prev {
		t = t*10 + s.get()
	}
	return
}

func main() {
	var prev *S
	for i := range 4 {
		s := S{n: i, prev: prev}
		s.buf[0] = i % 2
		if prev != nil {
			prev.n++
		}
		prev = &s
	}
	fmt.Println(sum(prev))
	var cur, next []int
	for i := range 5 {
		a := [3]int{i, i * i, 0}
		next = a[:]
		if cur != nil {
			next[2] = cur[0] + cur[1] + cur[2]
		}
		cur, next = next, cur
	}
	fmt.Println(cur, next)
	var last I
	total := 0
	for i := range 5 {
		s := S{n: i}
		if last != nil {
			total += last.get() * (i + 1)
		}
		last = &s
	}
	fmt.Println(total, last.get())
	var before func() int
	out := []int{}
	for i := range 4 {
		x := i * 5
		f := func() int { x++; return x }
		f()
		if before != nil {
			out = append(out, before(), f())
		}
		before = f
	}
	fmt.Println(out, before())
	a, b := &S{n: 1}, &S{n: 1}
	for range 6 {
		c := S{n: a.n + b.n}
		a, b = b, &c
	}
	fmt.Println(a.n, b.n)
	var best *S
	for i := range 6 {
		s := S{n: (i * 7) % 5}
		if best == nil || s.n > best.n {
			best = &s
		}
	}
	fmt.Println(best.n)
	var ring [2]*[2]int
	for i := range 5 {
		r := [2]int{i, i}
		if o := ring[(i+1)%2]; o != nil {
			r[1] += o[1]
		}
		ring[i%2] = &r
	}
	fmt.Println(*ring[0], *ring[1])
	var p **int
	for i := range 3 {
		q := &i
		if p == nil {
			p = &q
		} else {
			**p += 10
		}
	}
	fmt.Println(**p)
outer:
	for i := 0; ; i++ {
		v := S{n: i}
		w := &v
		for j := range 3 {
			if w.n == 2 && j == 1 {
				best = w
				continue outer
			}
			if w.n == 4 {
				break outer
			}
		}
	}
	fmt.Println(best.n)
	i := 0
	var g *S
again:
	t := S{n: i, prev: g}
	g = &t
	if i++; i < 4 {
		goto again
	}
	fmt.Println(sum(g))
}
