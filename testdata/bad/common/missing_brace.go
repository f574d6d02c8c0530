package main

import "fmt"

func f() {
	if true {
		fmt.Println(1)

func main() {
	f()
}
