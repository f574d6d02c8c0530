// An unrecovered panic prints what String returns, as it does with Error.
package main

type code int

func (c code) String() string { return "code text" }

func main() {
	panic(code(3))
}
