// The same error panics again after having been recovered, from a deeper deferred call.
package main

import "errors"

func f() {
	defer func() {
		if r := recover(); r != nil {
			defer panic(r)
		}
	}()
	panic(errors.New("an error value"))
}

func main() {
	defer func() {
		panic(recover())
	}()
	f()
}
