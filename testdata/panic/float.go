// Unrecovered panic with a float, printed as print does.
package main

func main() {
	panic(1.5)
}
