// Named results larger than registers, assigned as a whole before a panic that is recovered: from literals, variables, elements, ranges, calls, interfaces and parts of others.
package main

import "fmt"

type C struct {
	n   int8
	big [100]int
}

var global = C{n: 9, big: [100]int{5: 5}}

func fail() int { panic("fail") }

func literal() (c C) {
	defer func() { recover() }()
	c = C{n: 1, big: [100]int{1: 1}}
	c = C{n: int8(fail())}
	return
}

func variable(d C) (c, e C) {
	defer func() { recover() }()
	c, e = d, global
	c.n++
	fail()
	return C{}, C{}
}

func element(s []C, m map[string]C, p *C) (a, b, c C) {
	defer func() { recover() }()
	a = s[1]
	b = m["k"]
	c = *p
	fail()
	return
}

func ranged(s []C) (c C, i int) {
	defer func() { recover() }()
	for i, c = range s {
		if c.n == 2 {
			fail()
		}
	}
	return
}

func call() (c C) {
	defer func() { recover() }()
	c = literal()
	c.big[2] = 22
	c.big[3] = fail()
	return
}

func asserted(x any) (c C, ok bool) {
	defer func() { recover() }()
	c, ok = x.(C)
	_ = x.(string)
	return
}

func table() (a [64]int, s [40]string) {
	defer func() { recover() }()
	a = [64]int{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 63: 64}
	s = [40]string{0: "zero", 39: "last"}
	fail()
	return
}

func returned() (c C) {
	defer func() { recover(); c.n += 100 }()
	return C{n: 3, big: [100]int{7: fail()}}
}

func received(ch chan C) (c C, ok bool) {
	defer func() { recover() }()
	c, ok = <-ch
	fail()
	return
}

func show(cs ...C) {
	for _, c := range cs {
		sum := 0
		for i, x := range c.big {
			sum += i * x
		}
		fmt.Print(c.n, " ", sum, "; ")
	}
	fmt.Println()
}

func main() {
	show(literal(), call(), returned())
	a, b := variable(C{n: 4})
	show(a, b)
	s := []C{{n: 1}, {n: 2, big: [100]int{3: 3}}, {n: 3}}
	x, y, z := element(s, map[string]C{"k": {n: 7}}, &global)
	show(x, y, z)
	c, i := ranged(s)
	show(c)
	d, ok := asserted(global)
	show(d)
	t, u := table()
	fmt.Println(i, ok, t[17], t[63], u[0], u[39])
	ch := make(chan C, 1)
	ch <- s[1]
	e, ok := received(ch)
	show(e)
	fmt.Println(ok)
}
