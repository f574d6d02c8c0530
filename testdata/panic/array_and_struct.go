// Uncaught values that have no text of their own are printed as (type) and address.
package main

type S struct{ a int }

func main() {
	defer func() { panic([2]int{1, 2}) }()
	defer func() { panic(&S{1}) }()
	defer func() { panic(map[string]int{}) }()
	panic(S{1})
}
