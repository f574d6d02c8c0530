package main

import "io"

type T struct{}
type E struct{}

func (*E) Error() string { return "" }

func main() {
	var r io.Reader
	var e error
	switch r.(type) {
	case T:
	case *T:
	case io.Writer:
	case int:
	}
	switch e.(type) {
	case E:
	case *E:
	}
	switch x := e.(type) {
	case *E:
		x.foo()
	default:
		x.bar()
	}
	n := 5
	switch n.(type) {
	case int:
	}
}
