// Generic recursion: mutual between functions with different arguments, through interfaces and closures, polymorphic data of bounded depth.
package main

import "fmt"

type Expr[T any] interface{ Eval(env map[string]T) T }
type Lit[T any] struct{ v T }
type Var[T any] string
type Bin[T any] struct {
	op   func(a, b T) T
	l, r Expr[T]
}
type Let[T any] struct {
	name string
	val  Expr[T]
	body Expr[T]
}

func (l Lit[T]) Eval(map[string]T) T     { return l.v }
func (v Var[T]) Eval(env map[string]T) T { return env[string(v)] }
func (b Bin[T]) Eval(env map[string]T) T { return b.op(b.l.Eval(env), b.r.Eval(env)) }
func (l Let[T]) Eval(env map[string]T) T {
	inner := map[string]T{l.name: l.val.Eval(env)}
	for k, v := range env {
		if _, ok := inner[k]; !ok {
			inner[k] = v
		}
	}
	return l.body.Eval(inner)
}

func Even[A, B any](n int, a A, b B) string {
	if n == 0 {
		return fmt.Sprintf("%T", a)
	}
	return Odd(n-1, b, a)
}

func Odd[A, B any](n int, a A, b B) string {
	if n == 0 {
		return fmt.Sprintf("odd %T", b)
	}
	return Even(n-1, a, b)
}

type Nat interface{ N() int }
type Z struct{}
type S[P Nat] struct{ p P }

func (Z) N() int      { return 0 }
func (s S[P]) N() int { return 1 + s.p.N() }

func Plus2[P Nat](p P) S[S[P]] { return S[S[P]]{S[P]{p}} }

func Perms[T any](xs []T) [][]T {
	if len(xs) == 0 {
		return [][]T{nil}
	}
	var out [][]T
	for i := range xs {
		rest := append(append([]T{}, xs[:i]...), xs[i+1:]...)
		for _, p := range Perms(rest) {
			out = append(out, append([]T{xs[i]}, p...))
		}
	}
	return out
}

func Ackermann[T ~int | ~uint16](m, n T) T {
	switch {
	case m == 0:
		return n + 1
	case n == 0:
		return Ackermann(m-1, 1)
	}
	return Ackermann(m-1, Ackermann(m, n-1))
}

func main() {
	add := func(a, b int) int { return a + b }
	e := Let[int]{"x", Lit[int]{3}, Bin[int]{add, Var[int]("x"), Let[int]{"x", Bin[int]{add, Var[int]("x"), Var[int]("y")}, Var[int]("x")}}}
	fmt.Println(e.Eval(map[string]int{"y": 10}))
	s := Bin[string]{func(a, b string) string { return a + b }, Lit[string]{"a"}, Var[string]("v")}
	fmt.Println(s.Eval(map[string]string{"v": "b"}))
	fmt.Println(Even(4, 1, "s"), Even(3, 1, "s"), Odd(2, 'r', 2.5))
	n := Plus2(Plus2(Z{}))
	fmt.Printf("%d %T\n", n.N(), n)
	fmt.Println(Perms([]string{"a", "b", "c"}), len(Perms([]int{1, 2, 3, 4})))
	fmt.Println(Ackermann(2, 3), Ackermann(uint16(2), 3))
}
