package main

func f(a int, a string) {}
func g(a int) (a string) { return }
func h(int, b string) {}
type T struct{}
func (t T) m(t int) {}

func main() {}
