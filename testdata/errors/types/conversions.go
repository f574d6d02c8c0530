package main

type T struct{ a int }

func main() {
	_ = int("1") // ERROR "10: cannot convert \"1\" \(untyped string constant\) to type int"
	_ = string(1.5) // ERROR "13: cannot convert 1\.5 \(untyped float constant\) to type string"
	_ = int(1.5) // ERROR "10: cannot convert 1\.5 \(untyped float constant\) to type int"
	_ = []byte(1) // ERROR "13: cannot convert 1 \(untyped int constant\) to type \[\]byte"
	_ = T(1) // ERROR "8: cannot convert 1 \(untyped int constant\) to type T"
	_ = *int(3) // ERROR "7: invalid operation: cannot indirect int\(3\) \(constant 3 of type int\)"
	_ = bool(1) // ERROR "11: cannot convert 1 \(untyped int constant\) to type bool"
	_ = int() // ERROR "6: missing argument in conversion to int"
	_ = int(1, 2) // ERROR "13: too many arguments in conversion to int"
	_ = uint8(300) // ERROR "12: constant 300 overflows uint8"
	_ = float32("x") // ERROR "14: cannot convert \"x\" \(untyped string constant\) to type float32"
	_ = (chan int)(nil)
	_ = [2]int([]string{}) // ERROR "13: cannot convert \[\]string\{\} \(value of type \[\]string\) to type \[2\]int"
	_ = error(1) // ERROR "12: cannot convert 1 \(untyped int constant\) to type error"
	_ = int8(1 << 7) // ERROR "11: constant 128 overflows int8"
}
