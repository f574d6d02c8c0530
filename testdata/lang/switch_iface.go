// Switch on interface values against constants, variables and types; duplicate values through variables; order of comparison.
package main

import (
	"errors"
	"fmt"
)

type E struct{ n int }

func (e E) Error() string { return fmt.Sprint("E", e.n) }

var errA = errors.New("a")
var errB = fmt.Errorf("b")

func which(err error) string {
	switch err {
	case nil:
		return "nil"
	case errA:
		return "errA"
	case errB:
		return "errB"
	case E{1}:
		return "E1"
	case error(E{2}):
		return "E2"
	}
	return "other " + err.Error()
}

func val(v any) string {
	n := 3
	switch v {
	case 1, 2:
		return "int 1 or 2"
	case n:
		return "n"
	case "s":
		return "s"
	case 'x':
		return "rune x"
	case int64(1):
		return "int64 1"
	case [2]int{1, 2}:
		return "array"
	case struct{}{}:
		return "empty"
	case true:
		return "true"
	}
	return "none"
}

func main() {
	for _, e := range []error{nil, errA, errB, E{1}, E{2}, E{3}, errors.New("a")} {
		fmt.Println(which(e))
	}
	for _, v := range []any{1, 2, 3, "s", 'x', int32(120), int64(1), [2]int{1, 2}, struct{}{}, true, false, nil, 1.0, uint(1)} {
		fmt.Print(val(v), ", ")
	}
	fmt.Println()
	func() {
		defer func() { fmt.Println("panic:", recover()) }()
		var s any = []int{1}
		switch s {
		case 5:
			fmt.Println("different types are fine")
		case []any{s}[0]:
			fmt.Println("never")
		}
	}()
	x, y := 5, 5
	switch 5 {
	case x:
		fmt.Println("x first")
	case y:
		fmt.Println("y")
	}
	var i any = 5
	switch 5 {
	case i:
		fmt.Println("constant against interface")
	}
	var p *E
	switch e := error(nil); {
	case e == nil && p == nil:
		fmt.Println("both nil")
	}
}
