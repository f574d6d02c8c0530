// Functions as values: pipelines, currying, option functions, tables, visitors, iterators by closure, trampolines.
package main

import (
	"fmt"
	"strings"
)

type server struct {
	addr string
	port int
	tls  bool
}
type option func(*server)

func withPort(p int) option { return func(s *server) { s.port = p } }
func withTLS() option       { return func(s *server) { s.tls = true } }
func newServer(addr string, opts ...option) server {
	s := server{addr: addr, port: 80}
	for _, o := range opts {
		o(&s)
	}
	return s
}

type mw func(func(string) string) func(string) string

func chain(f func(string) string, ms ...mw) func(string) string {
	for i := len(ms) - 1; i >= 0; i-- {
		f = ms[i](f)
	}
	return f
}

func tag(t string) mw {
	return func(next func(string) string) func(string) string {
		return func(s string) string { return "<" + t + ">" + next(s) + "</" + t + ">" }
	}
}

func iter(xs []int) func() (int, bool) {
	i := 0
	return func() (v int, ok bool) {
		if ok = i < len(xs); ok {
			v = xs[i]
			i++
		}
		return
	}
}

func mapIter(f func(int) int, it func() (int, bool)) func() (int, bool) {
	return func() (int, bool) {
		v, ok := it()
		if ok {
			v = f(v)
		}
		return v, ok
	}
}

func take(n int, it func() (int, bool)) func() (int, bool) {
	return func() (int, bool) {
		if n--; n < 0 {
			return 0, false
		}
		return it()
	}
}

type thunk func() thunk

func sumTo(n, acc int, out *int) thunk {
	if n == 0 {
		*out = acc
		return nil
	}
	return func() thunk { return sumTo(n-1, acc+n, out) }
}

func partial(f func(int, int) int, a int) func(int) int { return func(b int) int { return f(a, b) } }

func main() {
	fmt.Println(newServer("a"), newServer("b", withTLS(), withPort(443)))
	fmt.Println(chain(strings.ToUpper, tag("b"), tag("i"))("x"))
	it := take(4, mapIter(func(x int) int { return x * x }, iter([]int{1, 2, 3, 4, 5, 6})))
	for v, ok := it(); ok; v, ok = it() {
		fmt.Print(v, " ")
	}
	fmt.Println()
	out := 0
	for t := sumTo(100000, 0, &out); t != nil; {
		t = t()
	}
	fmt.Println(out)
	add := partial(func(a, b int) int { return a + b }, 10)
	mul := partial(func(a, b int) int { return a * b }, 3)
	fmt.Println(add(5), mul(5), add(mul(2)))
	ops := map[rune]func(int, int) int{'+': func(a, b int) int { return a + b }, '-': func(a, b int) int { return a - b }, '%': func(a, b int) int { return a % b }}
	for _, e := range []struct {
		a  int
		op rune
		b  int
	}{{7, '+', 3}, {7, '-', 3}, {7, '%', 3}} {
		fmt.Print(ops[e.op](e.a, e.b), " ")
	}
	fmt.Println(ops['?'] == nil)
	var fs []func(int) int
	for i := range 5 {
		fs = append(fs, func(x int) int { return x*10 + i })
	}
	x := 0
	for _, f := range fs {
		x = f(x)
	}
	fmt.Println(x)
	state := func() func(bool) int {
		n := 0
		return func(up bool) int {
			if up {
				n++
			} else {
				n--
			}
			return n
		}
	}()
	state(true)
	state(true)
	fmt.Println(state(false))
	self := func(f any, n int) int { return f.(func(any, int) int)(f, n) }
	fmt.Println(self(func(f any, n int) int {
		if n == 0 {
			return 1
		}
		return n * f.(func(any, int) int)(f, n-1)
	}, 6))
}
