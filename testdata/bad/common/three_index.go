package main

func main() {
	x := []int{1}
	y := x[1::]
	z := x[:2:]
	w := x[::]
	v := x["a":]
	defer (f())
	go (f)()
	var u int
	for a, b, c := range x {
	}
}

func f() {}

func g(a ...int, b int) (c ...int) { return }

func () h() {}

func (a, b int) i() {}
