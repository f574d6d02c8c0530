package main

func f() Foo { return nil }
func g(x Bar, y *Baz) {}
func h() (n Qux, err error) { return }

func main() {}
