package main

import "fmt"

func main() {
	fmt.Println("a"
	if x := 1 {
	}
	for i := 0; i < 10 {
	}
	var 5 = 3
	y := [3]int{1, 2, 3
	}
}
