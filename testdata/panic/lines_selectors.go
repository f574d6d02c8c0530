// On which line a fault is, if selectors, methods, conversions and assignments go over several.
package main

import (
	"fmt"
	"runtime"
	"strings"
)

type T struct {
	p   *T
	n   int
	arr [3]int
	s   []int
	f   func(int) *T
	m   map[any]int
	e   any
	pa  *[3]int
	i   I
	U
}
type U struct{ *V }
type V struct{ w int }
type I interface {
	Val(int) *T
	Ptr(int) *T
}

func (v V) M()             {}
func (t T) Val(n int) *T   { return &t }
func (t *T) Ptr(n int) *T  { return t }
func here(n int) int       { return n }

//go:noinline
func null() *T { return nil }

func gen[X any](t *T) {
	_ = t.
		n
}

// at prints on which line of the program f panics.
func at(name string, f func()) {
	defer func() {
		r := recover()
		for i := 1; ; i++ {
			pc, _, line, _ := runtime.Caller(i)
			if strings.HasPrefix(runtime.FuncForPC(pc).Name(), "main.") {
				fmt.Println(name, line, r)
				return
			}
		}
	}()
	f()
}

//go:noinline
func zero() int { return 0 }

func main() {
	t := &T{s: []int{1}}
	at("slice nil array", func() {
		_ = t.
			pa[1:
			2]
	})
	at("index nil array", func() {
		_ = t.
			pa[zero()+
			2]
	})
	at("embedded", func() {
		_ = t.
			U.
			w
	})
	at("embedded2", func() {
		_ = t.
			w
	})
	at("method", func() {
		t.
			U.
			M()
	})
	at("method2", func() {
		t.
			p.
			Val(1)
	})
	at("method value", func() {
		_ = t.
			p.
			Val
	})
	at("iface method value", func() {
		_ = t.
			i.
			Val
	})
	at("iface method", func() {
		t.
			i.
			Val(1)
	})
	at("cmp", func() {
		_ = t.p.
			n ==
			t.n
	})
	at("cmp2", func() {
		_ = t.n ==
			t.
				p.
				n
	})
	at("op assign", func() {
		t.p.
			n +=
			1
	})
	at("assign", func() {
		t.p.
			n =
			1
	})
	at("multi assign", func() {
		t.n,
			t.p.
				n =
			1,
			2
	})
	at("conv", func() {
		_ = [4]int((
		t.
			s))
	})
	at("conv2", func() {
		_ = (*[4]int)(
			func() []int {
				return nil
			}())
	})
	at("conv3", func() {
		_ = [4]int(
			t.s[:
			1])
	})
	at("for", func() {
		for i := 0; i <
			t.p.
				n; i++ {
		}
	})
	at("range ptr", func() {
		for _, x := range t.
			pa {
			_ = x
		}
	})
	at("switch", func() {
		switch {
		case t.n == 1,
			t.p.
				n == 3:
		}
	})
	at("copy big", func() {
		x := *t.
			p
		fmt.Println(x)
	})
	at("copy arr", func() {
		x := t.
			p.
			arr
		fmt.Println(x)
	})
	at("send", func() {
		var c chan int = make(chan int)
		close(c)
		s := struct{ c chan int }{c}
		s.
			c <- 1
	})
	at("bits", func() {
		_ = uint(zero()) <<
			(zero() - 1)
	})
	at("generic", func() {
		gen[int](
			t.p,
		)
	})
}
