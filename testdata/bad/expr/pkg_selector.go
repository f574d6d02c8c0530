package main

import (
	"fmt"
	"math"
	"strings"
)

func main() {
	fmt.println("x")
	fmt.Foo()
	_ = math.pi
	_ = strings.Bulder{}
	strings.ToUpper = nil
	math.Pi = 3
	var _ strings.Nope
	_ = fmt
	fmt.Println = nil
}
