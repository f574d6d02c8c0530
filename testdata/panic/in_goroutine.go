// A panic in another goroutine ends the program.
package main

import (
	"fmt"
	"time"
)

func main() {
	fmt.Println("start")
	go func() {
		panic("in goroutine")
	}()
	time.Sleep(10 * time.Second)
	fmt.Println("never")
}
