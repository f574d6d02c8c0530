// Objects made in loops and kept for later iterations: by slices, maps, closures, channels, linked lists, interfaces, previous-iteration variables.
package main

import "fmt"

type node struct {
	v    int
	next *node
}

type shape interface{ area() int }
type sq struct{ s int }
type rect struct{ a, b *int }

func (s *sq) area() int  { return s.s * s.s }
func (r rect) area() int { return *r.a * *r.b }

func keep(p *int) *int { return p }

func main() {
	var ps []*int
	var list *node
	m := map[int]*[2]int{}
	var fs []func() int
	c := make(chan *node, 5)
	var shapes []shape
	var prev *int
	for i := range 5 {
		x, y := i*i, i+1
		ps = append(ps, keep(&x))
		n := node{i, list}
		list = &n
		arr := [2]int{x, y}
		m[i] = &arr
		fs = append(fs, func() int { y += x; return y })
		c <- &node{v: x}
		shapes = append(shapes, &sq{y}, rect{&x, &y})
		if prev != nil {
			*prev += 1000
			fmt.Print(*prev, " ")
		}
		prev = &x
	}
	fmt.Println()
	for _, p := range ps {
		fmt.Print(*p, " ")
	}
	for n := list; n != nil; n = n.next {
		fmt.Print(n.v, " ")
	}
	for i := range 5 {
		fmt.Print(*m[i], fs[i](), fs[i](), (<-c).v, " ")
	}
	for _, s := range shapes {
		fmt.Print(s.area(), " ")
	}
	fmt.Println()
	var last []int
	var all [][]int
	for i := range 4 {
		buf := [3]int{i}
		s := buf[:]
		if last != nil {
			s[1] = last[0] + last[1]
		}
		last = s
		if i%2 == 0 {
			all = append(all, s)
		}
	}
	fmt.Println(last, all)
	var e error
	for i := range 3 {
		err := fmt.Errorf("%d: %w", i, orNil(e))
		e = err
	}
	fmt.Println(e)
	a, b := &node{v: 1}, &node{v: 2}
	for range 3 {
		t := &node{v: a.v + b.v}
		a, b = b, t
	}
	fmt.Println(a.v, b.v)
	var ring [3]*node
	for i := range 7 {
		ring[i%3] = &node{i, ring[(i+2)%3]}
	}
	fmt.Println(ring[0].v, ring[0].next.v, ring[0].next.next.v, ring[0].next.next.next.v)
}

type nothing struct{}

func (nothing) Error() string { return "nothing" }

func orNil(e error) error {
	if e == nil {
		return nothing{}
	}
	return e
}
