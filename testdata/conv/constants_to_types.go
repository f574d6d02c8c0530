// Constant conversions: to named types, strings from runes, floats to integers that fit, complex to real, through several conversions; results are typed constants.
package main

import "fmt"

type (
	MyInt   int8
	MyStr   string
	MyBool  bool
	MyFloat float32
	MyC     complex64
	Rune    rune
)

const (
	a = MyInt(1<<7 - 1)
	b = MyStr("s") + MyStr('x'-'x'+'y')
	c = MyBool(1 < 2)
	d = MyFloat(1) / 3
	e = MyC(1) + 2i
	f = int(5.0)
	g = uint8('a')
	h = float64(1 << 60)
	i = complex128(float32(0.1))
	j = real(MyC(3)) * imag(4i)
	k = string(Rune(0x4e16))
	l = int64(MyInt(-1))
	m = uint8(255) &^ uint8(0x0f)
	n = len(MyStr("héé"))
	o = MyFloat(16777217)
	p = float32(1e-46)
	q = int(complex(7, 0))
)

func show(xs ...any) {
	for _, x := range xs {
		fmt.Printf("%T:%v ", x, x)
	}
	fmt.Println()
}

func main() {
	show(a, b, c, d, e, f, g, h, i)
	show(j, k, l, m, n, o, p, q)
	show(a+0, b+"z", !c, d*3 == 1, e*e, Rune('a')+1, MyInt(-128)/2, MyBool(c) && true)
}
