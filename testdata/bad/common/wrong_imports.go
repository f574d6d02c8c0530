package main

import (
	"fmt"
	"os"
	"strings"
	"math"
	"sort"
)

func main() {
	fmt.Printn("x")
	fmt.println("y")
	strings.Join("a")
	os.Exit("1")
	math.Pi = 3
	sort.Ints(5)
	fmt = 3
	var x fmt
	var y fmt.Strnger
	_ = os
}
