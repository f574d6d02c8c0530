// Closures capture variables, not values; they share them with each other and with the enclosing function.
package main

import "fmt"

func counter() (inc func() int, get func() int) {
	n := 0
	inc = func() int { n++; return n }
	get = func() int { return n }
	return
}

func adders() (fs [3]func(int) int) {
	for i := range fs {
		sum := i * 100
		fs[i] = func(x int) int { sum += x; return sum }
	}
	return
}

func fib() func() int {
	a, b := 0, 1
	return func() int {
		defer func() { a, b = b, a+b }()
		return a
	}
}

func compose(fs ...func(int) int) func(int) int {
	return func(x int) int {
		for _, f := range fs {
			x = f(x)
		}
		return x
	}
}

type op func(float64, float64) float64

func (o op) apply(a, b float64) float64 { return o(a, b) }

func curry(a int) func(int) func(int) int {
	return func(b int) func(int) int {
		return func(c int) int { return a*100 + b*10 + c }
	}
}

func modifyParam(n int, s []int) func() (int, []int) {
	f := func() (int, []int) { n++; s = append(s, n); return n, s }
	f()
	return f
}

func main() {
	inc, get := counter()
	inc()
	inc()
	fmt.Println(get())
	i2, g2 := counter()
	i2()
	fmt.Println(g2(), get())
	fs := adders()
	fs[1](5)
	fmt.Println(fs[0](1), fs[1](1), fs[2](1))
	f := fib()
	for range 10 {
		fmt.Print(f(), " ")
	}
	fmt.Println()
	fmt.Println(compose(func(x int) int { return x + 1 }, func(x int) int { return x * x }, fs[0])(4))
	fmt.Println(op(func(a, b float64) float64 { return a / b }).apply(1, 4))
	fmt.Println(curry(1)(2)(3))
	fmt.Println(modifyParam(5, []int{1})())

	x := 1
	set := func(v int) { x = v }
	set(10)
	fmt.Println(x)
	x = 20
	p := &x
	func() { x += 5; *p *= 2 }()
	fmt.Println(x)

	var rec func(n int) int
	rec = func(n int) int {
		if n < 2 {
			return 1
		}
		return n * rec(n-1)
	}
	fact := rec
	rec = func(int) int { return -1 }
	fmt.Println(fact(5)) // calls through the changed variable

	func(args ...string) { fmt.Println(len(args), args) }("a", "b")
	table := map[string]func() string{}
	for _, name := range []string{"x", "y"} {
		table[name] = func() string { return name + name }
	}
	fmt.Println(table["x"](), table["y"]())
	arr := [3]int{1, 2, 3}
	mod := func() { arr[1] = 99 }
	mod()
	fmt.Println(arr)
	type acc struct{ total int }
	a := acc{}
	add := func(n int) *acc { a.total += n; return &a }
	add(3)
	add(4).total++
	fmt.Println(a)
	fmt.Println(func() func() int { return func() int { x++; return x } }()(), x)
}
