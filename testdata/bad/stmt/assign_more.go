package main

type T struct{ a int }

func f() (int, string) { return 1, "" }
func g()               {}
func (T) m()           {}

const c = 1

func main() {
	var t T
	m := map[string]T{}
	s := "abc"
	var p *T
	m["a"].a = 1
	s[0] = 'x'
	c = 2
	f() = 1
	t.m = nil
	"a" = "b"
	&t = p
	*t = T{}
	nil = 1
	f = nil
	T{}.a = 1
	[3]int{}[0] = 1
}
