// A GOMEMLIMIT that is no number of bytes: the program does not begin.
//
//test:env GOGC=abc
//test:env GOMEMLIMIT=12KB
package main

import "fmt"

func main() { fmt.Println("begun") }
