package main

import (
	"fmt"
	"os"
	str "strings"
	_ "errors"
)

func main() {
	fmt.Println()
}
