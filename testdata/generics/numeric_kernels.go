// Arithmetic in generic code behaves as for each type: wrap-around, rounding to float32, division, shifts, comparisons with NaN, constants converted.
package main

import "fmt"

type Num interface {
	~int8 | ~int16 | ~int32 | ~int64 | ~int | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uint | ~float32 | ~float64
}
type Int interface {
	~int8 | ~int16 | ~int32 | ~int64 | ~uint8 | ~uint16 | ~uint32 | ~uint64
}

func Poly[T Num](x T) T { return x*x*x - 2*x + 1 }

func Mean[T Num](xs ...T) T {
	var s T
	for _, x := range xs {
		s += x
	}
	return s / T(len(xs))
}

func Mix[T Int](x, y T) []T {
	return []T{x + y, x - y, x * y, x / y, x % y, x & y, x | y, x ^ y, x &^ y, x << 3, x >> 1, -x, ^x, x << (y & 7)}
}

func GCD[T Int](a, b T) T {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

func Cast[A, B Num](a A) B { return B(a) }

func Order[T Num](a, b T) string {
	switch {
	case a < b:
		return "<"
	case a > b:
		return ">"
	case a == b:
		return "="
	}
	return "?"
}

func Pow[T Num](x T, n int) T {
	r := T(1)
	for ; n > 0; n >>= 1 {
		if n&1 == 1 {
			r *= x
		}
		x *= x
	}
	return r
}

func Inc[T Num](x T) (a, b T) { a = x; x++; x++; b = x; x--; return a, b - x }

type Deg float32
type Small int8

func main() {
	fmt.Println(Poly(int8(11)), Poly(uint8(11)), Poly(int16(40)), Poly(1.5), Poly(float32(0.1)), Poly(Deg(0.1)), Poly(uint64(1<<40)))
	fmt.Println(Mean(int8(100), 100), Mean(uint8(200), 100), Mean(1.0, 2), Mean(float32(0.1), 0.2, 0.3), Mean(Small(-128), -1))
	fmt.Println(Mix(int8(-128), -1), Mix(uint8(200), 7))
	fmt.Println(Mix(int32(-1<<31), -1), Mix(uint16(65535), 255))
	fmt.Println(Mix(int64(-7), 2), Mix(uint64(1<<63+5), 3))
	fmt.Println(GCD(int8(-96), 36), GCD(uint64(1<<40), 1<<20*3))
	fmt.Println(Cast[int32, int8](300), Cast[float64, int16](-3.99), Cast[int8, uint32](-1), Cast[uint64, float32](1<<63+1<<30), Cast[float64, float32](0.1), Cast[int8, float64](-5))
	z := 0.0
	fmt.Println(Order(z/z, 1), Order(-z, z), Order(uint8(200), 100), Order(int8(-56), 100))
	fmt.Println(Pow(int8(3), 5), Pow(2.0, -1), Pow(uint32(7), 20), Pow(float32(1.1), 10))
	fmt.Println(Inc(int8(127)))
	fmt.Println(Inc(float32(1 << 24)))
	defer func() { fmt.Println(recover()) }()
	fmt.Println(Mix(int64(1), 0))
}
