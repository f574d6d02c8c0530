// More than ten errors in statements: which ones gc finds first.
package main

type T struct{ a int; b string; c []int }

func (t *T) P() {}
func (t T) V() {}

type I interface{ P(); V() }

func sel(c chan int, d <-chan int, e chan<- int) {
	select {
	case x := <-c:
	case d <- 1:
	case <-e:
	}
	d <- 2
	close(d)
	for range e {}
	var i I = T{}
	var j I = &T{1, 2}
	_ = T{a: 1, a: 2, d: 3}
	_ = T{1, "x", nil, 4}
	T.P(T{})
	(*T).V(T{})
	_ = i.(T)
	_ = i.(string)
	switch i.(type) {
	case T, *T:
	case string:
	case *T:
	}
}
func lab() {
L:
	for { break M; continue L; goto N }
	if true { goto O }
	v := 1
O:
	_ = v
	switch { case 1: fallthrough; case true: fallthrough }
	fallthrough
	break
	continue
	defer recover
	go 1
	defer (func() {})
	return 1
}
func main() { var a [2]int; a[5] = 1; a[-1] = 2; _ = a[1.5]; _ = "abc"[10]; _ = a[1:0]; x := []int{5: 1, 2, 5: 3} }
