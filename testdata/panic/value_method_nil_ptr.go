// A value method called through an interface that holds a nil pointer.
package main

type T struct{ n int }

func (t T) Get() int { return t.n }

func main() {
	var p *T
	var i interface{ Get() int } = p
	println(i.Get())
}
