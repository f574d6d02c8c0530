package main

type S struct{ f []int }
type I interface{ M() }
type T struct{}

func main() {
	var m, n map[string]int
	_ = m == n
	f := func() {}
	_ = f == f
	_ = f == nil
	var s1, s2 S
	_ = s1 == s2
	var i I
	var t T
	_ = i == t
	_ = nil == nil
	var p *int
	var q *string
	_ = p == q
	_ = p < p
	_ = true < false
	_ = []int{} == nil
	x := nil
	_ = x
	var a [2][]int
	_ = a == a
}
