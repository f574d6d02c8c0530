package main

func main() {
	x := 1 // ERROR "2: declared and not used: x"
	var y, z int // ERROR "6: declared and not used: y"
	_ = z
	z = 2
	func() {
		w := 3 // ERROR "3: declared and not used: w"
	}()
	for i := range 3 { // ERROR "6: declared and not used: i"
	}
	switch t := any(1).(type) { // ERROR "9: t declared and not used"
	case int:
	}
}
