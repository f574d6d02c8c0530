// Package variables are initialised by dependency, then in source order; then the init functions, in order.
package main

import "fmt"

var (
	a                  = c + b
	b                  = f()
	c                  = 1
	d                  = func() int { return e + 1 }()
	e                  = trace("e", 10)
	g, h               = pair()
	_                  = trace("blank", 0)
	k                  = m["x"]
	m                  = map[string]int{"x": trace("m", 5)}
	arr                = [...]int{trace("arr0", 1), trace("arr1", 2)}
	ptr                = &late
	late               = trace("late", 7)
	meth               = T{}.get()
	fnref              = useLater
	iface fmt.Stringer = S(trace("S", 3))
)

var log []string

type T struct{}

func (T) get() int { return hidden * 2 }

type S int

func (s S) String() string { return fmt.Sprint("S", int(s)) }

var hidden = trace("hidden", 21)

func f() int {
	c++
	return trace("f", c)
}

func trace(name string, v int) int {
	fmt.Print(name, " ")
	return v
}

func pair() (int, int) {
	fmt.Print("pair ")
	return x, x + 1
}

var x = trace("x", 100)

func useLater() int { return late2 }

var late2 = trace("late2", 1)

func init() {
	fmt.Println("\ninit 1", a, b, c, d, e)
	log = append(log, "1")
}

func init() {
	fmt.Println("init 2", g, h, k, arr, *ptr, meth, fnref(), iface)
	log = append(log, "2")
}

func main() {
	fmt.Println("main", log)
}

func init() {
	log = append(log, "3")
}
