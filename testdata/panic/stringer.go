// An unrecovered panic does not use String for a type that is not an error... it does: runtime prints error and Stringer values.
package main

type code int

func (c code) String() string { return "code text" }

func main() {
	panic(code(3))
}
