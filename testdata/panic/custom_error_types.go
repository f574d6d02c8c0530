// Unrecovered panic with a struct that is an error with a pointer receiver.
package main

import "fmt"

type opError struct {
	op   string
	code int
}

func (e *opError) Error() string { return fmt.Sprintf("%s failed with %d", e.op, e.code) }

func main() {
	defer func() {
		e := recover().(error)
		panic(&opError{e.Error(), 7})
	}()
	panic(&opError{"open", 2})
}
