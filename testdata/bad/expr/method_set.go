package main

type T struct{}

func (t *T) P() {}
func (t T) V()  {}

type IP interface{ P() }
type IV interface{ V() }

func mk() T { return T{} }

func main() {
	var _ IP = T{}
	var _ IP = &T{}
	var _ IV = T{}
	var _ IV = &T{}
	mk().P()
	T{}.P()
	map[int]T{}[0].P()
	var pp **T
	(*pp).P()
	pp.P()
	var pi *IP
	pi.P()
	_ = T.P
	_ = (*T).V
}
