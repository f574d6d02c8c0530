// Everybody waits for somebody else: the runtime notices, says so, and the exit status is 2.
package main

import "fmt"

func main() {
	eggs, hen := make(chan string), make(chan string)
	go func() {
		eggs <- "an egg, from " + <-hen
	}()
	fmt.Println("waiting for an egg or a hen ...")
	hen <- "a hen, from " + <-eggs
}
