package main

import "fmt"

func f(a int, b string)    {}
func v(a int, xs ...string) {}

type T struct{}

func (T) M(x int) {}

func main() {
	f(1)
	f(1, "a", 2)
	f("a", 1)
	v()
	v(1, 2)
	v(1, []string{"a"})
	v(1, []int{1}...)
	f(1, []string{"a"}...)
	T{}.M()
	T{}.M("x")
	fmt.Println(f(1, "a"))
	x := 5
	x()
}
