// A panic in a deferred function during a panic, twice: the chain is printed oldest first.
package main

func main() {
	defer func() {
		panic("third")
	}()
	defer func() {
		panic("second")
	}()
	panic("first")
}
