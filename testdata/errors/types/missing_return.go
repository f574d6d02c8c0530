package main

func a(x int) int {
	if x > 0 {
		return 1
	}
} // ERROR "1: missing return"

func b(x int) int {
	for {
		break
	}
} // ERROR "1: missing return"

func c(x int) int {
	switch x {
	case 1:
		return 1
	}
} // ERROR "1: missing return"

func d(x int) int {
	for {
	}
}

func e(x int) int {
	if x > 0 {
		return 1
	} else {
		panic("x")
	}
}

func f() int {
L:
	for {
		for {
			break L
		}
	}
} // ERROR "1: missing return"

var g = func() int {} // ERROR "21: missing return"
