// Assignments to fields that share eight bytes with others.
package main

import "fmt"

type small struct {
	a uint16
	b int8
	c bool
	d int32
	e float32
	f int16
}

type nested struct {
	x, y small
	z    [5]int8
}

//go:noinline
func set(s small, n int) small {
	s.a = uint16(n)
	s.e = float32(n)
	return s
}

//go:noinline
func swap(s, t small) (small, small) {
	s.a, t.a = t.a, s.a
	s.e, t.e = t.e, s.e
	s.b, s.f = int8(s.f), int16(s.b)
	return s, t
}

//go:noinline
func deep(n nested, k int8) nested {
	n.x.a++
	n.y.a = 7
	n.y.e = 0.25
	n.z[0] = k
	n.z[3] = n.z[1]
	n.x = n.y
	return n
}

func loop(s small) (total int) {
	for i := 0; i < 10; i++ {
		s.a = 1
		s.e = 2
		total += int(s.a) + int(s.b) + int(s.d) + int(s.e) + int(s.f)
		s.a, s.f = uint16(s.f), int16(s.a)
	}
	return total
}

type pair struct {
	a uint16
	b int8
}

//go:noinline
func pairs(p pair, n int) (pair, pair, int) {
	q := pair{9, 8}
	p.a = uint16(n)
	q.a, p.a = p.a, q.a
	t := int(p.b) * 100
	for i := range 3 {
		q.a, p.a = p.a, q.a+uint16(i)
		t += int(q.b) + int(p.a)
	}
	return p, q, t
}

func main() {
	fmt.Println(pairs(pair{1, 2}, 300))
	s := small{1, 2, true, 3, 4.5, 5}
	fmt.Println(set(s, 77))
	fmt.Println(swap(s, small{11, 12, false, 13, 14.5, 15}))
	fmt.Println(deep(nested{s, s, [5]int8{1, 2, 3, 4, 5}}, 9))
	fmt.Println(loop(s))
}
