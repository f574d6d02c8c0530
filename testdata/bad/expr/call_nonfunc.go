package main

func main() {
	n := 5
	n()
	"s"()
	nil()
	var p *func()
	p()
	struct{}{}()
	[]int{}()
}
