package main

type T struct{ f func() }

func main() {
	var x any = 1
	var n int
	var u uint8
	switch n {
	case 1, 2, 1:
	case "s":
	case 1.5:
	case nil:
	default:
	default:
	}
	switch u {
	case 256:
	case -1:
	}
	switch x {
	case 1, 1:
	case []int{}:
	case T{}:
	}
	switch {
	case 1:
	case n:
	case true, true:
	}
	switch f := func() {}; f {
	case nil:
	}
	switch n := n.(type) {
	}
	switch y := x.(type) {
	case int, int:
	}
	switch x.(type) {
	case 5:
	case nil, nil:
	case T:
		fallthrough
	case Undefined:
	}
}
