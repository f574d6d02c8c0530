package main

type T struct{ n int }

func (t *T) Ptr() {}
func (t T) Val()  {}

type E struct{ T }
type PE struct{ *T }
type I interface {
	Ptr()
	Val()
}

func mk() T { return T{} }

func main() {
	mk().Ptr()
	T{}.Ptr()
	(&T{}).Ptr()
	map[int]T{}[1].Ptr()
	var i I = T{}
	i = E{}
	i = PE{}
	i = &E{}
	_ = T.Ptr
	_ = (*T).Val
	_ = E.Ptr
	_ = PE.Ptr
	_ = mk().Ptr
	var pp **T
	pp.Val()
	var pi *I
	pi.Val()
	_ = i
	const c = 5
	c.Foo()
	_ = T{}.n.x
	_ = (*T).n
}
