// GOTRACEBACK=none: a panic tells its value, but no goroutine.
//
//test:env GOTRACEBACK=none
package main

import "errors"

func main() {
	defer func() { panic(errors.New("second")) }()
	go func() { select {} }()
	panic("first")
}
