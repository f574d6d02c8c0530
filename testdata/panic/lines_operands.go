// On which line what panics stands, if an expression has several: that of its operator, bracket, dot or parenthesis.
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
	at("div", func() {
		_ = 1 +
			1/
				zero() +
			2
	})
	at("div2", func() {
		_ = (1 +
			here(3)) /
			zero()
	})
	at("div3", func() {
		a := 5
		a /=
			zero()
	})
	at("idx", func() {
		_ = t.
			s[
			5]
	})
	at("idx2", func() {
		_ = t.
			s[zero()+
			9]
	})
	at("arr", func() {
		_ = t.
			arr[
			5+
				zero()]
	})
	at("sel", func() {
		_ = null().
			n
	})
	at("sel2", func() {
		_ = t.
			p.
			p.
			n
	})
	at("sel3", func() {
		_ = null().
			arr[
			zero()]
	})
	at("star", func() {
		_ = *
			null()
	})
	at("assignsel", func() {
		null().
			n =
			here(5)
	})
	at("assignidx", func() {
		t.
			s[zero()+5] =
			5
	})
	at("slice", func() {
		_ = t.
			s[5:
			zero()]
	})
	at("map", func() {
		_ = t.
			m[
			[]int{}]
	})
	at("mapassign", func() {
		t.
			m[1] =
			2
	})
	at("assert", func() {
		_ = any(t).(
		interface{ Ptr(int) *T }).(
		fmt.Stringer)
	})
	at("assert2", func() {
		_ = t.
			e.
			(int)
	})
	at("panic", func() {
		panic(
			"x")
	})
	at("panic2", func() {
		panic(fmt.Sprint(
			"x",
		))
	})
	at("valnil", func() {
		null().
			Val(
				1)
	})
	at("ifacenil", func() {
		var i I
		i.
			Ptr(
				1)
	})
	at("funcnil", func() {
		var f func(int)
		f(
			1)
	})
	at("funcnil2", func() {
		t.
			f(1).
			Ptr(
				1)
	})
	at("conv", func() {
		_ = [2]int(
			t.
				s)
	})
	at("convptr", func() {
		_ = (*[2]int)(
			t.
				s)
	})
	at("cmp", func() {
		_ = any([]int{}) ==
			any([]int{})
	})
	at("mvalnil", func() {
		_ = null().
			Val
	})
	at("shift", func() {
		_ = 1 <<
			(zero() -
				1)
	})
	at("append", func() {
		_ = append(t.s,
			t.p.
				n)
	})
	at("copystruct", func() {
		*t =
			*
			null()
	})
	at("addr", func() {
		_ = &t.
			p.
			arr
	})
	at("incr", func() {
		t.
			p.
			n++
	})
	at("embedptr", func() {
		var s struct{ *T }
		_ = s.
			n
	})
	at("str", func() {
		s := "abc"
		_ = s[
			zero()+
				4]
	})
	at("min", func() {
		_ = min(
			t.p.n,
			2)
	})
	at("clear", func() {
		_ = len(
			t.p.
				s)
	})
}
