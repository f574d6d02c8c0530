package main

func main() {
	len := 3
	println(len("abc"))
	string := "x"
	var s string
	type int float64
	var i int = 1
	var j float64 = i
	nil := 1
	var p *bool = nil
	true := false
	error := 1
	make(chan bool)
	var e error
	new(3)
	cap(map[bool]bool{})
	delete(s, 1)
	copy(s, s)
	panic()
}
