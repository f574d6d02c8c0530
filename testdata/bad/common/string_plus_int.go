package main

import (
	"fmt"
)

func main() {
	n := 3
	s := "count: " + n
	t := n + "x"
	u := 'a' + "b"
	fmt.Println(s, t, u)
}
