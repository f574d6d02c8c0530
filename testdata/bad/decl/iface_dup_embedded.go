// Methods of one name, declared and embedded.
package main

type A interface{ m(); m(int) }
type B interface{ A; m() string }
type C interface{ B; A }
type D interface{ n(int) }
type E interface{ n(string); o() }
type F interface{ D; E; n(int); p(); p() }
type G interface{ D; n(bool) }
type H [undefined]int
type I interface{ interface{ q() }; interface{ q() int } }

func f(x interface{ D; E }) { var y interface { D; n() } = 1 }
func main() { var x int = "a" }
