package main

func main() {
	n := 1
	switch n {
	case 1, 2, 1:
	case 3:
	case 2:
	}
	switch "a" {
	case "a", "b":
	case "a":
	}
	switch n {
	default:
	case 1:
	default:
	}
	switch {
	case true:
	case true:
	case false:
	}
}
