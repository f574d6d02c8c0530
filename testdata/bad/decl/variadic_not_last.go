package main

func f(a ...int, b int) {}
func g() (r ...int) { return }
var h func(...int, string)
type T struct{ x ...int }

func main() {}
