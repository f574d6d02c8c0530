package main

import "io"

type T struct{}

func main() {
	var r io.Reader
	switch r.(type) {
	case int: // ERROR "7: impossible type switch case: int\n\tr \(variable of interface type io\.Reader\) cannot have dynamic type int \(missing method Read\)"
	case *T: // ERROR "7: impossible type switch case: \*T\n\tr \(variable of interface type io\.Reader\) cannot have dynamic type \*T \(missing method Read\)"
	case io.Writer:
	case io.Writer: // ERROR "7: duplicate case io\.Writer in type switch\n\tx\.go:12:7: previous case"
	case nil, nil: // ERROR "12: duplicate case nil in type switch\n\tx\.go:14:7: previous case"
	case x: // ERROR "7: undefined: x"
	}
	switch y := r.(type) { // ERROR "9: y declared and not used"
	}
	switch _ := r.(type) { // ERROR "9: no new variable on left side of :="
	}
	_ = r.(T) // ERROR "6: impossible type assertion: r\.\(T\)\n\tT does not implement io\.Reader \(missing method Read\)"
	q := 1
	_ = q.(int) // ERROR "6: invalid operation: q \(variable of type int\) is not an interface"
	_, _ = r.(io.Writer)
	switch z := r.(type) {
	case io.Writer:
		fallthrough // ERROR "3: cannot fallthrough in type switch"
	default:
		_ = z
	}
}
