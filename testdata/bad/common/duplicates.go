package main

type T struct {
	a int
	a string
}

func (T) b() {}
func (T) b() {}
func (T) a() {}

type I interface {
	m()
	m()
}

func f() {}
func f() {}

func main() {
	x := 1
	x := 2
	var y int
	var y string
	m := map[string]int{"a": 1, "b": 2, "a": 3}
	s := []int{0: 1, 0: 2}
	switch x {
	case 1, 1:
	case 2:
	case 2:
	}
	func(a, a int) {}(1, 2)
	_, _ = m, s
}
