// Type assertions between interfaces and concrete types, both forms, embedded interfaces, methods with unexported names, nil holders, type switches on interfaces in order.
package main

import (
	"errors"
	"fmt"
	"io"
)

type R interface{ Read() int }
type W interface{ Write(int) }
type RW interface {
	R
	W
}
type hidden interface{ secret() }

type file struct{ n int }

func (f *file) Read() int   { return f.n }
func (f *file) Write(n int) { f.n = n }
func (f file) secret()      {}

type onlyR int

func (r onlyR) Read() int { return int(r) }

type E struct{ code int }

func (e *E) Error() string { return fmt.Sprint("E", e.code) }
func (e *E) Is(t error) bool { return t == io.EOF }

func mayFail(n int) error {
	var e *E
	if n > 0 {
		e = &E{n}
	}
	return e
}

func kind(x any) string {
	switch v := x.(type) {
	case RW:
		v.Write(v.Read() + 1)
		return "RW"
	case R:
		return fmt.Sprint("R", v.Read())
	case hidden:
		return "hidden"
	case error, fmt.Stringer:
		return fmt.Sprintf("error or Stringer %T", v)
	case interface{ Foo() }, nil:
		return fmt.Sprint("nil or Foo ", v == nil)
	}
	return "?"
}

func main() {
	f := &file{1}
	var rw RW = f
	var r R = rw
	w, ok := r.(W)
	_, ok2 := r.(onlyR)
	fmt.Println(w == rw, ok, ok2, r.(*file) == f)
	h, ok3 := rw.(hidden)
	_, ok4 := any(*f).(R)
	_, ok5 := any(*f).(hidden)
	fmt.Println(h != nil, ok3, ok4, ok5)
	fmt.Println(kind(f), kind(onlyR(3)), kind(*f), kind(errors.New("x")), kind(nil), kind(3), kind(&E{1}), f.n)
	err := mayFail(0)
	fmt.Println(err == nil, err != nil)
	e, isE := err.(*E)
	fmt.Println(e == nil, isE)
	err = mayFail(2)
	fmt.Println(err, errors.Is(err, io.EOF), errors.Is(fmt.Errorf("w: %w", err), io.EOF))
	var target *E
	fmt.Println(errors.As(fmt.Errorf("w: %w", err), &target), target.code)
	var nilR R
	_, ok6 := nilR.(R)
	_, ok7 := nilR.(*file)
	fmt.Println(ok6, ok7)
	var a any = rw
	v, ok8 := a.(interface {
		Read() int
		secret()
	})
	fmt.Println(v.Read(), ok8)
	var p **file
	if x, ok := any(p).(**file); ok {
		fmt.Println(x == nil)
	}
	func() {
		defer func() { fmt.Println(recover()) }()
		_ = a.(interface{ Missing() })
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		_ = any(onlyR(1)).(RW)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		_ = any(struct{ file }{}).(R)
	}()
	m := map[R]string{onlyR(1): "one", f: "file"}
	fmt.Println(m[onlyR(1)], m[rw], m[onlyR(2)] == "")
	arr := []R{f, onlyR(2), nil}
	for i, x := range arr {
		y, ok := x.(onlyR)
		fmt.Print(i, y, ok, " ")
	}
	fmt.Println(arr[0] == arr[1], arr[2] == nil, arr[1] == R(onlyR(2)))
}
