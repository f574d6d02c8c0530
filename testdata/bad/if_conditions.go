package main

func main() {
	x := 1
	if x {
	}
	if x = 2; x {
	}
	for x {
	}
	if "a" {
	}
	if nil {
	}
	for i := 0; i; i++ {
	}
	if x == 1 && x {
	}
	switch x := x; {
	case x:
	}
}
