package main

func main() {
	x := 1
	switch x {
	case 1:
	case 1:
	case "a":
	case 2, 3, 2:
	default:
	default:
	}
	switch x {
	case 5:
		fallthrough
	}
	var i any
	switch y := i.(type) {
	case int:
	}
	switch i.(type) {
	case int, string, int:
	case nosuch:
	}
	switch x.(type) {
	}
	switch i.(type) {
	case int:
		fallthrough
	default:
	}
	switch {
	case 1:
	case "x" == "y":
	}
	fallthrough
}
