// Range over functions: yield returning false on break, return, labelled jumps, defer in the body.
package main

import "fmt"

func count(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		defer fmt.Print("[done] ")
		for i := 0; i < n; i++ {
			if !yield(i) {
				fmt.Print("[stopped at ", i, "] ")
				return
			}
		}
	}
}

func pairs(s []string) func(func(int, string) bool) {
	return func(yield func(int, string) bool) {
		for i := len(s) - 1; i >= 0; i-- {
			if !yield(i, s[i]) {
				return
			}
		}
	}
}

func twice(yield func() bool) { _ = yield() && yield() }

func find(want int) (result string) {
	defer func() { result += "!" }()
	for i := range count(10) {
		defer fmt.Print("deferred ", i, " ")
		if i == want {
			return fmt.Sprint("found ", i)
		}
	}
	return "none"
}

type tree struct {
	l, r *tree
	v    int
}

func (t *tree) all(yield func(int) bool) bool {
	return t == nil || t.l.all(yield) && yield(t.v) && t.r.all(yield)
}

func main() {
	for i := range count(3) {
		fmt.Print(i, " ")
	}
	fmt.Println()
	for i := range count(10) {
		if i == 1 {
			continue
		}
		if i == 3 {
			break
		}
		fmt.Print(i, " ")
	}
	fmt.Println()
	for i, s := range pairs([]string{"a", "b", "c"}) {
		fmt.Print(i, s, " ")
	}
	fmt.Println()
	for range twice {
		fmt.Print("tick ")
	}
	fmt.Println()
	fmt.Println(find(2))
	fmt.Println(find(50))

outer:
	for i := range count(5) {
		for j := range count(5) {
			if j == 2 {
				continue outer
			}
			if i == 2 {
				break outer
			}
			fmt.Print(i, j, " ")
		}
	}
	fmt.Println()

	t := &tree{&tree{nil, nil, 1}, &tree{&tree{nil, nil, 3}, nil, 4}, 2}
	for v := range func(y func(int) bool) { t.all(y) } {
		if v == 4 {
			break
		}
		fmt.Print(v, " ")
	}
	fmt.Println()

	defer func() { fmt.Println("recovered", recover()) }()
	for i := range count(3) {
		if i == 1 {
			panic("in body")
		}
	}
}
