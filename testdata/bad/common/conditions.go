package main

func main() {
	x := 5
	if x {
	}
	if x = 5; x == 5 {
	}
	if x == "5" {
	}
	if !x {
	}
	for x {
	}
	if x && true {
	}
	if x > 1 || "a" {
	}
	if nil {
	}
	switch x {
	case "a":
	case nil:
	case 1.5:
	}
	if f := func() {}; f == f {
	}
}
