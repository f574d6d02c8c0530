package main

func main() {
	f(1,
		2
	)
	x := []int{
		1,
		2
	}
}
