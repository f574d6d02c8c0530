package main

import "fmt"; import "os"

func main() {
	x := 1;; y := 2
	fmt.Println(x
	, y)
	if x == 1 { }
	else { }
}
