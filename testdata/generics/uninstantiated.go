// Generic functions without type arguments where the context tells them: assignments, returns, literals, sends, conversions, arguments.
package main

import "fmt"

func id[T any](x T) T                          { return x }
func pair[A, B any](a A, b B) string           { return fmt.Sprint(a, b) }
func apply[A, R any](f func(A) R, a A) R       { return f(a) }
func mapS[A, R any](xs []A, f func(A) R) []R {
	var out []R
	for _, x := range xs {
		out = append(out, f(x))
	}
	return out
}
func less[T int | string](a, b T) bool { return a < b }

type F func(int) int
type S struct {
	f func(string) string
	g func(int, string) string
}

func ret() func(int) int { return id }
func ret2() (func(int) int, func(string) string) { return id, id }

func takes(f func(int) int, fs ...func(string) string) string {
	return fmt.Sprint(f(1), fs[0]("v"))
}

func main() {
	var f func(int) int = id
	fmt.Println(f(3))
	f = id
	var g F = id
	fmt.Println(g(4))
	s := S{id, pair}
	fmt.Println(s.f("x"), s.g(1, "y"))
	s2 := S{f: id, g: pair[int, string]}
	fmt.Println(s2.f("x"), s2.g(1, "y"))
	fs := []func(int) int{id, id[int]}
	fmt.Println(fs[0](5))
	m := map[string]func(string, int) string{"p": pair}
	fmt.Println(m["p"]("a", 1))
	fmt.Println(ret()(7))
	a, b := ret2()
	fmt.Println(a(1), b("z"))
	c := make(chan func(int) int, 1)
	c <- id
	fmt.Println((<-c)(8))
	fmt.Println(F(id)(9))
	fmt.Println((func(int) int)(id)(10))
	fmt.Println(takes(id, id))
	fmt.Println(apply(id[int], 3))
	fmt.Println(apply(id, 3))
	fmt.Println(mapS([]int{1, 2}, id))
	fmt.Println(mapS([]int{1, 2}, func(i int) string { return fmt.Sprint(i) }))
	var l func(a, b string) bool
	l = less
	fmt.Println(l("a", "b"))
	arr := [2]func(int) int{1: id}
	fmt.Println(arr[1](11))
	p := &S{f: id}
	p.g = pair
	fmt.Println(p.g(1, "g"))
	x, y := func(int) int(id), 3
	fmt.Println(x(y))
	var i any = id[string]
	fmt.Printf("%T\n", i)
	switch h := (func(int) int)(id); {
	case h(1) == 1:
		fmt.Println("one")
	}
}
