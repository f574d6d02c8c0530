package main

func main() {
	x := nil
	var a = nil
	_ = nil
	_ = nil + 1
	nil = 5
	var i int = nil
	var s string = nil
	var st struct{} = nil
	_ = nil == nil
	f(nil)
	_ = len(nil)
}
