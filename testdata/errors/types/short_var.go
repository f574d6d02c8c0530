package main

func main() {
	a := 1
	a := 2 // ERROR "4: no new variables on left side of :="
	a, a := 3, 4 // ERROR "5: a repeated on left side of :="
	var s struct{ x int }
	s.x := 1 // ERROR "2: non\-name s\.x on left side of :="
	n := nil // ERROR "2: declared and not used: n" "7: use of untyped nil in assignment"
	_ := 1 // ERROR "4: no new variables on left side of :="
	_ = a
}
