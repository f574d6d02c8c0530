// Operator assignments evaluate their place once: maps, indexed calls, pointers, struct fields behind interfaces; ++ on map entries; strings; shifts by themselves.
package main

import "fmt"

var n int

func next() int { n++; return n }

type S struct {
	a [3]int
	m map[string][]int
	p *S
	f float32
	s string
}

func (s *S) self() *S { n += 100; return s }

func main() {
	arr := []int{10, 20, 30, 40, 50}
	arr[next()] += next()
	arr[next()]++
	fmt.Println(arr, n)
	m := map[int]int{}
	m[next()] += next() * 2
	m[4]--
	m[7] <<= 2
	fmt.Println(m, n)
	s := &S{m: map[string][]int{"k": {1, 2}}}
	s.p = s
	s.self().a[next()%3] |= 6
	s.p.p.self().a[0] ^= 3
	s.m["k"][1] *= 21
	s.f += 0.1
	s.f *= 3
	s.s += "ab"
	s.s += string(s.s[0])
	fmt.Println(s.a, s.m, s.f, s.s, n)
	var x uint8 = 200
	x += 100
	x <<= x & 7
	x &^= 0xf0
	fmt.Println(x)
	i8 := int8(-128)
	i8 /= -1
	i8 -= 1
	i8 %= 5
	fmt.Println(i8)
	ms := map[string]string{}
	ms["a"] += "x"
	ms["a"] += ms["a"] + ms["b"]
	fmt.Println(ms)
	mf := map[string]float64{}
	mf["z"]++
	mf["z"] /= 4
	fmt.Println(mf)
	mc := map[string]complex128{"c": 1i}
	mc["c"] *= mc["c"]
	mc["c"] += 2
	fmt.Println(mc)
	pp := &arr[0]
	ppp := &pp
	**ppp += 5
	*pp <<= 1
	fmt.Println(arr[0])
	ma := map[string][2]int{"a": {1, 2}}
	t := ma["a"]
	t[0] += 5
	fmt.Println(ma, t)
	mp := map[string]*[2]int{"a": {1, 2}}
	mp["a"][1]++
	fmt.Println(*mp["a"])
	func() {
		defer func() { fmt.Println(recover(), n) }()
		var nm map[int]int
		nm[next()] += next()
	}()
	func() {
		defer func() { fmt.Println(recover(), n) }()
		arr[next()*1000] += next()
	}()
	func() {
		defer func() { fmt.Println(recover(), m) }()
		m[1] /= m[99]
	}()
	(*(&n))++
	(arr)[(1)] -= (1)
	fmt.Println(n, arr[1])
}
