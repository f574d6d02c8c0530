// Unrecovered: comparing interfaces that hold functions.
package main

func main() {
	f := func() {}
	var a, b any = f, f
	println(a == b)
}
