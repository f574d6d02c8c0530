package main

func main() {
	var p *int = nil
	x := nil
	var i int = nil
	var s string = nil
	if s == nil {
	}
	var e error = 0
	_ = nil == nil
	_, _, _, _ = p, x, i, e
}
