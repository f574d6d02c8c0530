// A nil pointer of an error type: calling Error on it while the panic is printed.
package main

type E struct{ s string }

func (e *E) Error() string {
	if e == nil {
		return "nil E"
	}
	return e.s
}

func main() {
	var e *E
	panic(e)
}
