// Strings of a local array's memory: what is concatenated from them is good when the array is gone, even if all other parts are empty.
package main

import (
	"fmt"
	"unsafe"
)

//go:noinline
func two(c byte, e string) string {
	var buf [8]byte
	return unsafe.String(&buf[0], fill(buf[:], c)) + e
}

//go:noinline
func three(c byte, e string) string {
	var buf [8]byte
	return e + unsafe.String(&buf[0], fill(buf[:], c)) + e
}

//go:noinline
func four(c byte, e string) string {
	var buf [8]byte
	return e + unsafe.String(&buf[0], fill(buf[:], c)) + e + e
}

//go:noinline
func many(c byte, e string) string {
	var buf [8]byte
	s := unsafe.String(&buf[0], fill(buf[:], c))
	return e + e + e + e + e + s
}

func fill(buf []byte, c byte) int {
	for i := range buf {
		buf[i] = c + byte(i)
	}
	return len(buf)
}

//go:noinline
func overwrite(n int) (sum int) {
	var x [64]int
	for i := range x {
		x[i] = n * i
	}
	for _, v := range x {
		sum += v
	}
	return
}

func main() {
	for _, f := range []func(byte, string) string{two, three, four, many} {
		s, t := f('a', ""), f('A', "-")
		overwrite(3)
		fmt.Printf("%q %q\n", s, t)
	}
	e := ""
	fmt.Printf("%q\n", e+e+e+e)
}
