// Closures that call themselves and each other, stored in structs and maps, returned from methods, comparing func values with nil, defer of closures that replace themselves.
package main

import "fmt"

type Machine struct {
	state func(*Machine, rune)
	out   []string
	buf   []rune
}

func start(m *Machine, r rune) {
	if r == ' ' {
		return
	}
	m.buf = append(m.buf, r)
	m.state = word
}

func word(m *Machine, r rune) {
	if r == ' ' {
		m.out = append(m.out, string(m.buf))
		m.buf = m.buf[:0]
		m.state = start
		return
	}
	m.buf = append(m.buf, r)
}

type Counter struct {
	n    int
	hook func(old, new int)
}

func (c *Counter) Adder(step int) func() int {
	return func() int {
		old := c.n
		c.n += step
		if c.hook != nil {
			c.hook(old, c.n)
		}
		return c.n
	}
}

func memo(f func(func(int) int, int) int) func(int) int {
	cache := map[int]int{}
	var self func(int) int
	self = func(n int) int {
		if v, ok := cache[n]; ok {
			return v
		}
		v := f(self, n)
		cache[n] = v
		return v
	}
	return self
}

func once(f func()) func() {
	return func() {
		if f != nil {
			g := f
			f = nil
			g()
		}
	}
}

func compose(fs ...func(int) int) func(int) int {
	if len(fs) == 0 {
		return func(x int) int { return x }
	}
	return func(x int) int { return compose(fs[1:]...)(fs[0](x)) }
}

func main() {
	m := Machine{state: start}
	for _, r := range " ab c  def " {
		m.state(&m, r)
	}
	fmt.Printf("%q\n", m.out)
	c := &Counter{}
	by1, by10 := c.Adder(1), c.Adder(10)
	var log []int
	c.hook = func(o, n int) { log = append(log, n-o) }
	by1()
	by10()
	c.hook = nil
	fmt.Println(by1(), c.n, log)
	fib := memo(func(self func(int) int, n int) int {
		if n < 2 {
			return n
		}
		return self(n-1) + self(n-2)
	})
	fmt.Println(fib(80))
	var even, odd func(int) bool
	even = func(n int) bool { return n == 0 || odd(n-1) }
	odd = func(n int) bool { return n != 0 && even(n-1) }
	fmt.Println(even(10), odd(10), even(7))
	n := 0
	o := once(func() { n++ })
	o()
	o()
	fmt.Println(n)
	fmt.Println(compose(func(x int) int { return x + 1 }, func(x int) int { return x * 10 }, func(x int) int { return x - 3 })(4))
	ops := map[string]func(float64, float64) float64{"+": func(a, b float64) float64 { return a + b }, "/": func(a, b float64) float64 { return a / b }}
	fmt.Println(ops["+"](1, 2), ops["/"](1, 4), ops["-"] == nil)
	var step func() (int, func() int)
	i := 0
	step = func() (int, func() int) { i++; return i, func() int { i *= 2; return i } }
	a, f := step()
	b, g := step()
	fmt.Println(a, b, f(), g(), i)
	func() {
		h := func() { fmt.Println("original") }
		defer h()
		defer func() { h() }()
		h = func() { fmt.Println("replaced") }
	}()
	ring := []func() int{}
	for k := range 3 {
		ring = append(ring, func() int {
			if k == 2 {
				return 100
			}
			return ring[k+1]() + k
		})
	}
	fmt.Println(ring[0]())
}
