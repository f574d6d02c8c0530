package main

type T struct{ x int }

func f() T    { return T{} }
func g() *T   { return nil }
func h() []int { return nil }

const c = 1

func main() {
	f().x = 1
	g().x = 1
	h()[0] = 1
	f() = T{}
	c = 2
	"abc"[0] = 'x'
	m := map[string]T{}
	m["a"].x = 1
	s := "abc"
	s[0] = 'x'
	[3]int{}[0] = 1
	T{}.x = 1
	(s) = "y"
	len = nil
	int = 5
}
