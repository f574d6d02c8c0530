package main

func main() {
	x := 5
	x
	x + 1
	x == 5
	-x
	"s"
	[]int{1}
	func() {}
	x.y
	len("a")
}
