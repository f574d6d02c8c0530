// Panic with a complex number inside a deferred call of a panic with a rune.
package main

func main() {
	defer panic(complex(1, -2))
	panic('x')
}
