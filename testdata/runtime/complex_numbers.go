// Complex arithmetic with special values.
package main

import (
	"fmt"
	"math"
)

func main() {
	a, b := 3+4i, 1-2i
	fmt.Println(a+b, a-b, a*b, a/b, -a, a == b, a != b)
	c := complex64(a)
	c *= c
	c += 1
	fmt.Println(c, real(c), imag(c))
	inf := math.Inf(1)
	nan := math.NaN()
	fmt.Println(complex(inf, nan), complex(nan, -inf), complex(0, math.Copysign(0, -1)))
	zero := complex(0, 0)
	fmt.Println(a/zero, zero/zero, complex(inf, 1)/a)
	fmt.Println(complex(nan, 0) == complex(nan, 0), complex(inf, 1) == complex(inf, 1))
	z := 0i
	for range 20 {
		z = z*z + (-0.5 + 0.5i)
	}
	fmt.Printf("%.10f\n", z)
	fmt.Printf("%v %g %.2f %e %8.1f\n", a, a, a, a, a)
	var arr [3]complex128
	arr[1] = 2i
	fmt.Println(arr, complex(float32(1), 1), 1i*1i, (1+1i)*2)
	m := map[complex128]string{1 + 1i: "x"}
	fmt.Println(m[complex(1, 1)])
	var i any = 2i
	fmt.Println(i == any(complex(0, 2)), i.(complex128))
	const k = (2 + 3i) * (2 - 3i)
	fmt.Println(k, int(k), float64(k))
	x, y := complex(1, 2), complex(3, 4)
	x, y = y, x
	fmt.Println(x, y)
	w := complex(1e308, 1e308)
	fmt.Println(w*w/w, w/complex(1e308, 1e-308))
}
