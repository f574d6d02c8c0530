// Panic with a pointer value: printed as an address.
package main

type T struct{ a int }

func main() {
	panic(&T{1})
}
