package main

import (
	. "errors"
	f "fmt"
	_ "os"
	"strings"
)

func main() {}
