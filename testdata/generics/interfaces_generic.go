// Generic interfaces: embedded with arguments, methods that mention the parameter, implemented by generic and plain types, dynamic dispatch and assertions to instances.
package main

import (
	"errors"
	"fmt"
	"strings"
)

type Source[T any] interface{ Next() (T, bool) }
type Sink[T any] interface{ Put(T) error }
type Pipe[In, Out any] interface {
	Sink[In]
	Source[Out]
}
type Named[T any] interface {
	fmt.Stringer
	Source[T]
}

type slice[T any] struct{ xs []T }

func (s *slice[T]) Next() (x T, ok bool) {
	if len(s.xs) == 0 {
		return
	}
	x, s.xs = s.xs[0], s.xs[1:]
	return x, true
}
func (s *slice[T]) Put(x T) error  { s.xs = append(s.xs, x); return nil }
func (s *slice[T]) String() string { return fmt.Sprintf("slice%v", s.xs) }

type upper struct{ buf []string }

func (u *upper) Put(s string) error {
	if s == "" {
		return errors.New("empty")
	}
	u.buf = append(u.buf, s)
	return nil
}
func (u *upper) Next() (r []rune, ok bool) {
	if len(u.buf) == 0 {
		return nil, false
	}
	r = []rune(strings.ToUpper(u.buf[0]))
	u.buf = u.buf[1:]
	return r, true
}

func Copy[T any](dst Sink[T], src Source[T]) (n int, err error) {
	for x, ok := src.Next(); ok; x, ok = src.Next() {
		if err = dst.Put(x); err != nil {
			return n, fmt.Errorf("at %d: %w", n, err)
		}
		n++
	}
	return
}

type mapped[A, B any] struct {
	src Source[A]
	f   func(A) B
}

func (m mapped[A, B]) Next() (b B, ok bool) {
	a, ok := m.src.Next()
	if ok {
		b = m.f(a)
	}
	return
}

func Map[A, B any](s Source[A], f func(A) B) Source[B] { return mapped[A, B]{s, f} }

type Either[L, R any] interface{ either(L, R) }
type Left[L, R any] struct{ v L }
type Right[L, R any] struct{ v R }

func (Left[L, R]) either(L, R)  {}
func (Right[L, R]) either(L, R) {}

func Fold[L, R, T any](e Either[L, R], l func(L) T, r func(R) T) T {
	switch e := e.(type) {
	case Left[L, R]:
		return l(e.v)
	case Right[L, R]:
		return r(e.v)
	}
	panic(fmt.Sprintf("bad %T", e))
}

func main() {
	src := &slice[string]{[]string{"a", "bc"}}
	u := &upper{}
	var p Pipe[string, []rune] = u
	fmt.Println(Copy[string](p, src))
	out := &slice[int]{}
	fmt.Println(Copy[int](out, Map[[]rune](p, func(r []rune) int { return len(r)*100 + int(r[0]) })))
	fmt.Println(out)
	fmt.Println(Copy[string](u, &slice[string]{[]string{"x", "", "y"}}))
	var a any = out
	_, ok1 := a.(Source[int])
	_, ok2 := a.(Source[string])
	n, ok3 := a.(Named[int])
	_, ok4 := a.(Pipe[int, int])
	fmt.Println(ok1, ok2, ok3, ok4, n)
	e := []Either[int, string]{Left[int, string]{3}, Right[int, string]{"r"}}
	for _, e := range e {
		fmt.Print(Fold(e, func(i int) string { return fmt.Sprint(i) }, func(s string) string { return s + "!" }), " ")
	}
	fmt.Println()
	defer func() { fmt.Println(recover()) }()
	Fold(nil, func(i int) int { return i }, func(s string) int { return 0 })
}
