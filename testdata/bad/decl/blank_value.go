package main

func main() {
	x := _
	var y = _
	_ = x + _
	_()
}
