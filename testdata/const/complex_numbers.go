// Complex arithmetic at run time: products and quotients with infinities and NaNs, comparison, parts assigned, map keys, formats, both widths.
package main

import (
	"fmt"
	"math"
)

type C complex64

func div(a, b complex128) complex128 { return a / b }
func mul(a, b complex128) complex128 { return a * b }

func main() {
	inf, nan := math.Inf(1), math.NaN()
	zero := 0.0
	vals := []complex128{0, 1, -1i, complex(inf, 0), complex(nan, 1), complex(inf, nan), complex(3, 4), complex(1e300, 1e300), complex(-zero, zero)}
	for _, a := range vals {
		for _, b := range vals {
			fmt.Print(mul(a, b), div(a, b), a == b, " ")
		}
		fmt.Println()
	}
	var c C = 1 + 2i
	c *= c
	c += 0.5
	c /= 2i
	c -= C(complex(1, 1))
	fmt.Println(c, real(c), imag(c), -c, +c)
	fmt.Printf("%T %T %T %T\n", real(c), imag(vals[0]), c, complex(float32(1), 2))
	m := map[complex128]string{1 + 2i: "a", complex(nan, 0): "n"}
	m[complex(nan, 0)] = "m"
	fmt.Println(m[complex(1, 2)], len(m), m[complex(nan, 0)] == "")
	z := complex(1, 2)
	z = complex(imag(z), real(z))
	r, i := real(z), imag(z)
	fmt.Println(z, r, i, z == complex(2, 1), z != 2)
	var e any = complex64(z)
	_, is128 := e.(complex128)
	fmt.Println(e == any(complex64(2+1i)), is128)
	fmt.Printf("%v %.2f %g %8.1f %+v\n", z, z, c, z, z)
	fmt.Println(complex(float32(0.1), 0) == 0.1, complex128(complex64(0.1)) == 0.1)
	f := func(x, y float64) (c complex128) { c = complex(x, y); return c * 1i }
	fmt.Println(f(1, 2), []complex64{1i, 2}, [2]complex128{1: 1i}, struct{ c complex64 }{1})
	defer func() { fmt.Println(recover()) }()
	var zi int
	fmt.Println(z / complex(float64(zi), 0))
	fmt.Println(1 / zi)
}
