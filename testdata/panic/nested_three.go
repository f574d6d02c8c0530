// Three panics, each from a deferred function; the middle one an error.
package main

import "errors"

func main() {
	defer func() {
		panic(3)
	}()
	defer func() {
		panic(errors.New("two"))
	}()
	panic("one")
}
