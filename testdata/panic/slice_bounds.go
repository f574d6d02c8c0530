// Unrecovered slice bounds out of range.
package main

func cut(s string, n int) string { return s[n:] }

func main() {
	println(cut("hello", 3))
	println(cut("hello", 6))
}
