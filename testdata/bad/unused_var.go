package main

func main() {
	x := 1
	var y int
	z, w := 2, 3
	_ = w
	for i, v := range []int{1} {
	}
	if a := 5; true {
	}
	f := func() { q := 1 }
}
