// defer inside every kind of loop and in range-over-func bodies, with arguments that are addresses, closures and interfaces of the iteration.
package main

import "fmt"

type acc struct{ log []string }

func (a *acc) add(x any) { a.log = append(a.log, fmt.Sprint(x)) }

func seq(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		for i := 0; i < n && yield(i); i++ {
		}
	}
}

func run(a *acc) {
	m := map[string]int{"k": 1}
	for k, v := range m {
		defer func(s string) { a.add(fmt.Sprint(k, v, s)) }("map")
	}
	c := make(chan [2]int, 3)
	for i := range 3 {
		c <- [2]int{i, i * i}
	}
	close(c)
	for p := range c {
		defer func(q *[2]int) { a.add(fmt.Sprint(*q, p)) }(&p)
	}
	for i := range seq(3) {
		y := i + 50
		defer func(z *int) { a.add(fmt.Sprint(i, y, *z)) }(&y)
	}
	for i, r := range "aé" {
		defer func(x any) { a.add(fmt.Sprint(i, x)) }(string(r))
	}
	for x := 0; x < 2; x++ {
		for _, y := range [2]string{"p", "q"} {
			s := fmt.Sprint(x, y)
			func() {
				defer func(t string) { a.add(t + "!" + s) }(y)
			}()
			defer func(f func() string) { a.add(f()) }(func() string { return s })
		}
	}
	var arr [3]*int
	for i := range arr {
		arr[i] = &i
		defer func(p **int) { a.add(**p) }(&arr[i])
	}
	for i := range 2 {
		defer a.add(func() int { return i }())
		defer (func(xs ...int) { a.add(fmt.Sprint(xs, i)) })(i, i+1)
	}
}

func main() {
	var a acc
	run(&a)
	for _, l := range a.log {
		fmt.Println(l)
	}
}
