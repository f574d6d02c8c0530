// Unrecovered panic with a value of a named unsigned type.
package main

type level uint8

func main() {
	panic(level(200))
}
