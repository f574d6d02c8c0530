// A panic in a deferred function during a panic: both are printed.
package main

func main() {
	defer func() {
		panic("second")
	}()
	panic("first")
}
