package main

import "fmt"

func main() {
	var s uint = 3
	var f = 1.0 << s
	var g float64 = 1 << s
	var h = make([]int, 1.0<<s, 1.5)
	fmt.Println(f, g, h, 1<<s == 1.5, "a"<<s)
	var b byte = 300
	var c byte = 'a' * 3
	var d int = 1.5
	var e int32 = 1 << 31
	_, _, _, _ = b, c, d, e
	const x = iota
	_ = "abc"[5]
	_ = [3]int{}[3]
}
