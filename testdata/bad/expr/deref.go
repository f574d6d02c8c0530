package main

func main() {
	n := 5
	_ = *n
	*n = 1
	var p *int
	_ = **p
	p.x = 1
	_ = *nil
	_ = *main
	_ = *"s"
	var i any = p
	_ = *i
}
