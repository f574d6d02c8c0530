package main

type A struct{ x int }
type B struct{ x string }
type I interface{ M() }

func main() {
	_ = A(B{})
	_ = I(A{})
	_ = A(nil)
	_ = []int("abc")
	_ = []string([]any{})
	_ = map[string]int(nil)
	_ = map[string]int(5)
	_ = func()(5)
	_ = (func())(5)
	_ = *int(nil)
	_ = chan int(5)
	_ = [3]int([]string{})
}
