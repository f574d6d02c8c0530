// errors: identity, wrapping, joining, Is and As over trees, and As's panics.
package main

import (
	"errors"
	"fmt"
)

type notFound struct{ name string }

func (e *notFound) Error() string { return e.name + " not found" }

type timeout struct{}

func (timeout) Error() string   { return "timeout" }
func (timeout) Timeout() bool   { return true }
func (timeout) Is(t error) bool { return t == errLate }

type slices struct{ list []int }

func (s slices) Error() string { return fmt.Sprint(s.list) }

type convertible struct{}

func (convertible) Error() string { return "convertible" }
func (convertible) As(target any) bool {
	if p, ok := target.(**notFound); ok {
		*p = &notFound{"converted"}
		return true
	}
	return false
}

var errLate = errors.New("late")
var errBase = errors.New("base")

func try(f func() bool) {
	defer func() {
		if e := recover(); e != nil {
			fmt.Println("panic:", e)
		}
	}()
	fmt.Println(f())
}

func main() {
	a, b := errors.New("same"), errors.New("same")
	fmt.Println(a == b, a == a, errors.Is(a, b), a)
	w := fmt.Errorf("outer: %w", fmt.Errorf("inner: %w", errBase))
	fmt.Println(w, errors.Unwrap(w), errors.Unwrap(errBase), errors.Is(w, errBase), errors.Is(w, errLate))
	two := fmt.Errorf("%w and %w", timeout{}, &notFound{"x"})
	j := errors.Join(w, nil, two, slices{[]int{1, 2}})
	fmt.Println(j)
	fmt.Println(errors.Is(j, errBase), errors.Is(j, errLate), errors.Is(j, slices{nil}), errors.Is(nil, errBase), errors.Is(nil, nil))
	var nf *notFound
	fmt.Println(errors.As(j, &nf), nf, errors.As(w, &nf), errors.As(nil, &nf))
	var t interface{ Timeout() bool }
	fmt.Println(errors.As(j, &t), t.Timeout())
	var s slices
	fmt.Println(errors.As(j, &s), s.list)
	fmt.Println(errors.As(fmt.Errorf("c: %w", convertible{}), &nf), nf)
	fmt.Println(errors.Join(nil, nil) == nil, errors.ErrUnsupported, errors.Join(a).Error())
	try(func() bool { return errors.As(a, nil) })
	try(func() bool { return errors.As(a, nf) })
	try(func() bool { var n int; return errors.As(a, &n) })
	try(func() bool { return errors.As(a, (*error)(nil)) })
}
