// new with an expression: constants take their default types, values are copied, generic code, evaluated at every call.
package main

import "fmt"

type T struct {
	p *int
	q *string
	f *float64
}

func next(n *int) int { *n++; return *n }

func Opt[V any](v V) *V { return new(v) }

type Age int

func main() {
	t := T{new(3), new("s"), new(1.5)}
	fmt.Println(*t.p, *t.q, *t.f)
	c := new('x')
	k := new(2 + 3i)
	b := new(1 < 2)
	a := new(Age(7))
	fmt.Printf("%T %T %T %T %v %v %v %v\n", c, k, b, a, *c, *k, *b, *a)
	n := 0
	p, q := new(next(&n)), new(next(&n))
	*p += 10
	fmt.Println(*p, *q, n)
	arr := [3]int{1, 2, 3}
	ap := new(arr)
	ap[0] = 9
	fmt.Println(arr, *ap)
	s := new([]int{1, 2})
	*s = append(*s, 3)
	fmt.Println(*s)
	pp := new(new(5))
	**pp++
	fmt.Println(**pp)
	fmt.Println(*Opt("o"), **Opt(Opt(2)))
	var i any = 3
	ip := new(i)
	*ip = "changed"
	fmt.Printf("%v %v %T\n", i, *ip, ip)
	f := new(func() int { return n })
	n = 42
	fmt.Println((*f)())
	ps := []*int{}
	for i := range 3 {
		ps = append(ps, new(i*i))
	}
	fmt.Println(*ps[0], *ps[1], *ps[2])
	var sh uint = 70
	w := new(1 << 3)
	fmt.Printf("%T %v %v\n", w, *w, *new(1 << sh))
	m := map[string]*bool{"a": new(true), "b": new(bool)}
	fmt.Println(*m["a"], *m["b"])
}
