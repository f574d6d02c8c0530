package main

type T struct { a int; b string; };
func (T) m() { ; ; }
var x = T{};
func main() { x := 1; ; y := 2; }
