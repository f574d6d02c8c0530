// Pointers to locals stay right while stacks grow and values escape.
package main

import "fmt"

type node struct {
	v    int
	prev *node
}

func chain(n int, prev *node, acc *int) int {
	here := node{n, prev}
	if n == 0 {
		s := 0
		for p := &here; p != nil; p = p.prev {
			s += p.v
			p.v++
		}
		return s
	}
	r := chain(n-1, &here, acc)
	*acc += here.v - n
	return r
}

func grow(n int, p *[4]int) {
	var local [100]int
	local[n%100] = n
	p[n%4] += local[n%100]
	if n > 0 {
		grow(n-1, p)
	}
}

func swap(a, b *int) { *a, *b = *b, *a }

func retPtr() (*int, *string, *[2]int) {
	a, b, c := 1, "two", [2]int{3, 4}
	return &a, &b, &c
}

type big struct{ data [50]int }

func (b *big) self() *big { return b }

func main() {
	acc := 0
	fmt.Println(chain(10000, nil, &acc), acc)
	var arr [4]int
	grow(5000, &arr)
	fmt.Println(arr)
	ch := make(chan [4]int)
	go func() {
		var arr [4]int
		grow(20000, &arr)
		ch <- arr
	}()
	fmt.Println(<-ch)
	x, y := 1, 2
	swap(&x, &y)
	fmt.Println(x, y)
	a, b, c := retPtr()
	a2, _, _ := retPtr()
	*a = 100
	c[1]++
	fmt.Println(*a, *a2, *b, *c, c[1])
	var v big
	v.self().data[49] = 7
	fmt.Println(v.data[49], (&v).self() == &v)
	pp := &a
	**pp = 5
	fmt.Println(*a)
	s := make([]*int, 0)
	for i := 0; i < 5; i++ {
		s = append(s, &i)
	}
	for _, p := range s {
		*p *= 10
		fmt.Print(*p, " ")
	}
	fmt.Println()
	e := &arr[2]
	arr[2] = -1
	fmt.Println(*e, e == &arr[2], e != &arr[1])
	f := &v.data
	f[0] = 3
	g := f[:2]
	g[1] = 4
	fmt.Println(v.data[:3])
	n := new(node)
	n.prev = n
	n.prev.prev.v = 9
	fmt.Println(n.v)
	m := &map[string]int{"k": 1}
	(*m)["k"]++
	fmt.Println(*m)
	lit := &[]int{1, 2, 3}
	(*lit)[0] = 9
	fmt.Println(*lit, len(*lit))
}
