// os.Exit in a deferred function ends a panicking program silently.
package main

import "os"

func main() {
	defer os.Exit(3)
	panic("not printed")
}
