package main

type I interface{ M() }
type S struct{}

func (*S) M() {}

func main() {
	var i int = "a" // ERROR "14: cannot use \"a\" \(untyped string constant\) as int value in variable declaration"
	var s string = 1 // ERROR "17: cannot use 1 \(untyped int constant\) as string value in variable declaration"
	var f float64 = "x" // ERROR "18: cannot use \"x\" \(untyped string constant\) as float64 value in variable declaration"
	var b bool = 0 // ERROR "15: cannot use 0 \(untyped int constant\) as bool value in variable declaration"
	var p *int = 0 // ERROR "15: cannot use 0 \(untyped int constant\) as \*int value in variable declaration"
	var e error = 1 // ERROR "16: cannot use 1 \(constant of type int\) as error value in variable declaration: int does not implement error \(missing method Error\)"
	var v I = S{} // ERROR "12: cannot use S\{\} \(value of struct type S\) as I value in variable declaration: S does not implement I \(method M has pointer receiver\)"
	var c chan<- int = make(<-chan int) // ERROR "21: cannot use make\(<\-chan int\) \(value of type <\-chan int\) as chan<\- int value in variable declaration"
	i = 1.5 // ERROR "6: cannot use 1\.5 \(untyped float constant\) as int value in assignment \(truncated\)"
	var u uint8 = 256 // ERROR "16: cannot use 256 \(untyped int constant\) as uint8 value in variable declaration \(overflows\)"
	var n int8 = -129 // ERROR "15: cannot use \-129 \(untyped int constant\) as int8 value in variable declaration \(overflows\)"
	s = nil // ERROR "6: cannot use nil as string value in assignment"
	_, _, _, _, _, _, _, _, _, _ = i, s, f, b, p, e, v, c, u, n
}
