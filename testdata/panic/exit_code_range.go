// os.Exit with a status above 125.
package main

import "os"

func main() {
	println("leaving")
	os.Exit(201)
}
