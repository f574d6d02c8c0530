package main

import (
	"fmt"
	"nosuchpackage"
	"fmt"
)

func main() {
	fmt.Println(nosuchpackage.X)
}
