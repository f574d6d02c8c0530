package main

type S struct {
	a int
	f []int
}
type I interface{ M() }
type T struct{}

func main() {
	var s, t S
	var i I
	var e any
	var m map[string]int
	var f func()
	var c1 chan<- int
	var c2 <-chan int
	var p *int
	var q *string
	_ = s == t
	_ = [1][]int{} == [1][]int{}
	_ = i == T{}
	_ = e == m
	_ = m == m
	_ = f == f
	_ = c1 == c2
	_ = p == q
	_ = e < e
	_ = p < p
	_ = nil == nil
	_ = true < false
	_ = s.a == "x"
}
