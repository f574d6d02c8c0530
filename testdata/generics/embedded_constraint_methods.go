// Methods that a type parameter has through its constraint: embedded interfaces, unions with methods, pointers, calls on values, method values and expressions of T.
package main

import "fmt"

type Namer interface{ Name() string }
type Ager interface{ Age() int }
type Person interface {
	Namer
	Ager
}

type IntLike interface {
	~int | ~int64
	Namer
}

type A int

func (a A) Name() string { return fmt.Sprintf("A%d", int(a)) }
func (a *A) Inc()        { *a++ }

type B int64

func (b B) Name() string { return "B" }
func (b B) Age() int     { return int(b) }

func Describe[T IntLike](x T) string {
	f := x.Name
	x++
	g := T.Name
	return f() + "/" + g(x) + "/" + x.Name()
}

func Incs[T any, P interface {
	*T
	Inc()
}](n int) T {
	var t T
	p := P(&t)
	inc := p.Inc
	for range n {
		inc()
	}
	P.Inc(p)
	defer p.Inc()
	return *p
}

type Wrap[T Person] struct {
	inner T
}

func (w Wrap[T]) Name() string { return "wrapped " + w.inner.Name() }
func (w Wrap[T]) Age() int     { return w.inner.Age() + 1 }

func Both[T Person](t T) string { return fmt.Sprint(t.Name(), " ", t.Age()) }

func Any[T Namer](t T) (s string) {
	if p, ok := any(t).(Person); ok {
		s = fmt.Sprint("person aged ", p.Age(), " ")
	}
	switch any(t).(type) {
	case A:
		s += "A"
	case interface{ Inc() }:
		s += "incrementer"
	default:
		s += "other"
	}
	return s
}

func NilCall[T Namer](t T) (s string) {
	defer func() { s = fmt.Sprint(recover() != nil) }()
	return t.Name()
}

func main() {
	fmt.Println(Describe(A(3)), Describe(B(7)))
	fmt.Println(Incs[A](3))
	w := Wrap[Wrap[B]]{Wrap[B]{5}}
	fmt.Println(Both(w), Both[Person](w), Both[Person](B(2)))
	a := A(1)
	fmt.Println(Any(a), Any(&a), Any[Namer](B(3)), Any(B(1)))
	fmt.Println(NilCall[Namer](nil), NilCall[*A](nil))
}
