// os.Exit(0) from a goroutine while main is blocked.
package main

import (
	"fmt"
	"os"
)

func main() {
	go func() {
		fmt.Println("bye")
		os.Exit(0)
	}()
	select {}
}
