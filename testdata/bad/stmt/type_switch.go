package main

func main() {
	var i any
	switch i.(type) {
	case int, int:
	case string:
	case string:
	case 5:
	case nil, nil:
	case nosuch:
	}
	switch x := i.(type) {
	}
	switch x := i.(type) {
	case int:
	}
	switch y, z := i.(type) {
	}
}
