// A panic that was recovered and then replaced is marked so in the chain.
package main

import "fmt"

func main() {
	defer func() {
		defer func() {
			panic(fmt.Sprint("new after ", recover()))
		}()
		panic("second")
	}()
	panic("first")
}
