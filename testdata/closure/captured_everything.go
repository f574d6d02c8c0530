// Captured parameters, results, range variables, loop variables of three-clause loops changed in the body, receivers; closures that outlive and share.
package main

import "fmt"

type T struct{ n int }

func (t T) adder() func(int) int   { return func(d int) int { t.n += d; return t.n } }
func (t *T) padder() func(int) int { return func(d int) int { t.n += d; return t.n } }

func params(a int, b ...string) (f func() string, r int) {
	defer func() { r = a }()
	f = func() string { a++; b = append(b, fmt.Sprint(a)); return fmt.Sprint(b, r) }
	f()
	return f, -1
}

func counter() (inc, dec func() int, get func() *int) {
	n := 0
	return func() int { n++; return n }, func() int { n--; return n }, func() *int { return &n }
}

func three() (fs []func() int) {
	for i := 0; i < 6; i++ {
		fs = append(fs, func() int { i += 10; return i })
		if i%2 == 0 {
			i++
		}
	}
	return
}

func condition() (out []int) {
	var check []func() int
	for i, f := 0, func() int { return -1 }; i < 3; i, f = i+1, func() int { return i * 100 } {
		check = append(check, f, func() int { return i })
	}
	for _, f := range check {
		out = append(out, f())
	}
	return
}

func labels() (fs []func() int) {
outer:
	for i := 0; i < 3; i++ {
		for j := 0; ; j++ {
			if j == 2 {
				continue outer
			}
			fs = append(fs, func() int { return i*10 + j })
		}
	}
	return
}

func ycomb() int {
	var fib func(int) int
	fib = func(n int) int {
		if n < 2 {
			return n
		}
		return fib(n-1) + fib(n-2)
	}
	return fib(15)
}

func sliceOf() {
	a := [3]int{1, 2, 3}
	s := a[:]
	f := func() { a[0]++; s[1]++; s = append(s, a[0]) }
	f()
	f()
	fmt.Println(a, s)
}

func switched(x any) func() string {
	switch y := x.(type) {
	case int:
		return func() string { y++; return fmt.Sprint("int ", y) }
	case string:
		return func() string { y += "!"; return y }
	default:
		return func() string { return fmt.Sprintf("%T", y) }
	}
}

func main() {
	t := T{1}
	a, p := t.adder(), t.padder()
	fmt.Println(a(5), p(100), a(1), t.n)
	f, r := params(1, "x")
	fmt.Println(f(), r, f())
	inc, dec, get := counter()
	inc()
	inc()
	*get() = 50
	fmt.Println(dec(), *get())
	for _, f := range three() {
		fmt.Print(f(), f(), " ")
	}
	fmt.Println(condition())
	for _, f := range labels() {
		fmt.Print(f(), " ")
	}
	fmt.Println(ycomb())
	sliceOf()
	s := switched(1)
	s()
	fmt.Println(s(), switched("s")(), switched(nil)(), switched([]int{})())
	var fs [3]func()
	for i := range fs {
		x := i
		fs[i] = func() { x *= 2; i++; fmt.Print(x, i, " ") }
	}
	for range 2 {
		for _, f := range fs {
			f()
		}
	}
	fmt.Println()
	func(xs ...func(int) int) {
		v := 1
		for _, x := range xs {
			v = x(v)
		}
		fmt.Println(v)
	}(a, p, func(i int) int { return i + t.n })
}
