package main

func main() {
	n := 1
	switch n {
	case 1:
		fallthrough
	case 2:
		if true {
			fallthrough
		}
	case 3:
		fallthrough
	}
	fallthrough
	for {
		fallthrough
	}
	var i any
	switch i.(type) {
	case int:
		fallthrough
	default:
	}
}
