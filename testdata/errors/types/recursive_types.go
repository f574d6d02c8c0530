package main

type A struct{ a A } // ERROR "6: invalid recursive type: A refers to itself"
type B struct{ c C } // ERROR "6: invalid recursive type B\n\tx\.go:4:6: B refers to C\n\tx\.go:5:6: C refers to B"
type C struct{ b [2]B }
type D *D
type E []E
type F F // ERROR "6: invalid recursive type: F refers to itself"
type G H // ERROR "6: invalid recursive type G\n\tx\.go:9:6: G refers to H\n\tx\.go:10:6: H refers to G"
type H G
type I = I // ERROR "6: invalid recursive type: I refers to itself"
type J struct{ f func(J); m map[string]J; p *J; s []J }
type K [2]K // ERROR "6: invalid recursive type: K refers to itself"
type L interface{ L } // ERROR "6: invalid recursive type: L refers to itself"

func main() {
	type T struct{ t T } // ERROR "7: invalid recursive type: T refers to itself"
}
