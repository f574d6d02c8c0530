package main

type T struct{ x int }

func (t *T) P() {}
func mk() T     { return T{} }

func main() {
	p := &5
	q := &mk()
	mk().P()
	mk().x = 1
	T{}.P()
	var t T
	*t = t
	var pp **T
	pp.x = 1
	pp.P()
	var i interface{ P() }
	var pi = &i
	pi.P()
	_, _ = p, q
	m := map[string]T{}
	m["a"].P()
	m["a"].x++
	_ = *nil
}
