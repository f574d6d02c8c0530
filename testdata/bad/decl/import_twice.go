package main

import "fmt"
import "fmt"
import f2 "fmt"

func main() { fmt.Println(); f2.Println() }
