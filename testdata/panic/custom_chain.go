// A chain of panics with values of many types: error, Stringer, struct, pointer-free kinds; how each is printed.
package main

import "fmt"

type S struct{ a, b int }
type Str string
type E string

func (e E) Error() string { return "E:" + string(e) }

type St int

func (s St) String() string { return "not used" }

func main() {
	defer func() { panic(E("last")) }()
	defer func() { panic(St(5)) }()
	defer func() { panic(Str("named string")) }()
	defer func() { panic(3.5) }()
	defer func() { panic(int8(-3)) }()
	defer func() { panic('x') }()
	defer func() { panic(true) }()
	defer func() { panic(2 + 1i) }()
	defer func() { panic(uint16(7)) }()
	panic(fmt.Errorf("first"))
}
