// defer inside the body of a range-over-func loop belongs to the function around it; recover there, results changed, arguments evaluated at once.
package main

import (
	"errors"
	"fmt"
)

func seq(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		defer fmt.Println("iterator ends")
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}

func loops() (out []int) {
	for i := range seq(3) {
		defer func() { out = append(out, i) }()
		defer fmt.Println("deferred with", i, len(out))
	}
	fmt.Println("after the loop")
	return []int{100}
}

func recovers() (err error) {
	for i := range seq(5) {
		defer func() {
			if r := recover(); r != nil {
				err = errors.Join(err, fmt.Errorf("%v in %d", r, i))
			}
		}()
		if i == 2 {
			panic("two")
		}
	}
	return nil
}

func nested() (s string) {
	for i := range seq(2) {
		for j := range seq(2) {
			defer func() { s += fmt.Sprint(i, j, ";") }()
			if j == 1 {
				return "r"
			}
		}
	}
	return "end"
}

func closure() {
	f := func() (n int) {
		for i := range seq(2) {
			func() {
				defer fmt.Println("inner closure", i)
			}()
			defer func() { n += 7 }()
		}
		return 1
	}
	fmt.Println(f())
}

type T struct{ v int }

func (t T) Show()   { fmt.Println("T", t.v) }
func (t *T) ShowP() { fmt.Println("*T", t.v) }

func methods() {
	t := T{}
	for i := range seq(2) {
		t.v = i
		defer t.Show()
		defer t.ShowP()
	}
	t.v = 50
}

func main() {
	fmt.Println(loops())
	fmt.Println(recovers())
	fmt.Println(nested())
	closure()
	methods()
}
