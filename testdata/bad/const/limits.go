package main

const (
	Big = 1 << 500
	F   = Big * Big / Big
	L   = 1 << 600
	M   = 1 << -1
	N   = 10 / 0
	O   = 10.0 / 0.0
	P   = 5 % 2.0
	Q   = 5.5 % 2
	R   = "a" + 1
	S   = 'a' + "b"
)
