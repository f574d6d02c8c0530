// Unrecovered: make with a negative length.
package main

func main() {
	n := -5
	s := make([]int, n)
	println(len(s))
}
