package main

func main() {
	x := 1
	if x { // ERROR "5: non\-boolean condition in if statement"
	}
	for x { // ERROR "6: non\-boolean condition in for statement"
	}
	if nil { // ERROR "5: non\-boolean condition in if statement"
	}
	if "a" { // ERROR "5: non\-boolean condition in if statement"
	}
	if x = 1; x == 1 {
	}
	for ; x; x++ { // ERROR "8: non\-boolean condition in for statement"
	}
	if main { // ERROR "5: non\-boolean condition in if statement"
	}
}
