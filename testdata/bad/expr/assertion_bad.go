package main

type I interface{ M() }
type T struct{}
type P struct{}

func (*P) M() {}

func main() {
	n := 5
	_ = n.(int)
	var i I
	_ = i.(T)
	_ = i.(P)
	_ = i.(*P)
	_ = i.(nosuch)
	_ = i.(type)
	_ = i.(5)
	_, _, _ = i.(*P)
	var e error
	_ = e.(string)
	_ = nil.(int)
}
