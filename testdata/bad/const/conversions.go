package main

const (
	Pi = 3.14159
	I  = int(Pi * 1e18)
	J  = int(Pi)
	K  = uint(-1)
	X  = float32(1e100)
	Y  = complex64(1e39i)
	Z  = rune(1 << 40)
	JJ = uint8(3) - 4
	KK = -uint8(1)
	LL = ^int8(-128) + 1
	MM = complex64(1e-46 + 1e39i)
	NN = string(1.5)
	OO = float64("1")
	PP = bool(1)
	QQ = int(1 + 2i)
)
