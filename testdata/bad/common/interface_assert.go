package main

import (
	"fmt"
	"io"
	"os"
)

type myErr struct{}

func (m *myErr) Error() string { return "" }

func main() {
	var r io.Reader
	f := r.(os.File)
	w := r.(*os.File)
	x := 3
	y := x.(int)
	var e error
	m := e.(myErr)
	n := e.(*myErr)
	s, ok, z := e.(fmt.Stringer)
	_, _ = f, w
}
