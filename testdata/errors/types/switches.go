package main

func main() {
	x := 1
	switch x {
	case 1, 2, 1: // ERROR "13: duplicate case 1 \(constant of type int\) in expression switch\n\tx\.go:6:7: previous case"
	case "a": // ERROR "7: cannot convert \"a\" \(untyped string constant\) to type int"
	case 2: // ERROR "7: duplicate case 2 \(constant of type int\) in expression switch\n\tx\.go:6:10: previous case"
		fallthrough
	default:
	default: // ERROR "2: multiple defaults \(first at x\.go:10:2\)"
	}
	switch x.(type) { // ERROR "9: x \(variable of type int\) is not an interface"
	}
	switch {
	case 1: // ERROR "7: cannot convert 1 \(untyped int constant\) to type bool"
	case x: // ERROR "7: invalid case x in switch on true \(mismatched types int and bool\)"
	}
	switch []int{} {
	}
	switch f := func() {}; f {
	case nil:
	}
	switch x {
	case 3:
		fallthrough // ERROR "3: cannot fallthrough final case in switch"
	}
}
