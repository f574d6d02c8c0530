// os.Exit sets the status, runs no deferred calls and stops other goroutines.
package main

import (
	"fmt"
	"os"
	"time"
)

func main() {
	defer fmt.Println("never")
	go func() {
		time.Sleep(time.Hour)
	}()
	fmt.Println("exiting")
	defer func() {
		fmt.Println("deferred exit is not reached either")
	}()
	os.Exit(42)
}
