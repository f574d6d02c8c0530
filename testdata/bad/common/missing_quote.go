package main

import "fmt"

func main() {
	fmt.Println("hello)
	fmt.Println('hello')
	x := 3
}
