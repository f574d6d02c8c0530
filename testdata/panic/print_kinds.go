// print and println of values of named kinds, constants, pointers compared, in deferred calls and goroutines.
package main

type (
	I  int8
	U  uint64
	F  float32
	S  string
	B  bool
	C  complex64
	R  rune
	By byte
)

func main() {
	println(I(-128), U(1<<63), F(0.5), S("named"), B(true), C(1+2i), R('x'), By(200))
	println(1<<40, 3.0, "a"+"b", 'a', 2i, nil2 == nil, len("abc"))
	println(float32(1)/3, 1.0/3, float64(1<<60))
	println(0.1, 100.0, 1234567.0, 12345678.9, 1e21, -0.0001, 5e-324)
	defer println("deferred", 1)
	print("no newline", 1, 2, true, "\n")
	var e any
	var err error
	println(e == nil, err == nil)
	done := make(chan bool)
	go func() { println("in goroutine"); done <- true }()
	<-done
	const huge = 1 << 62
	println(huge, -huge, uint8(255), int8(-1), ^0)
	println("tab\tquote\"", `raw\n`, "é", "\x00" == "\x00")
	var arr [3]int
	println(arr[0], len(arr), cap(arr[:2]))
	println()
	print("")
	print(1, "\n")
}

var nil2 *int
