package main

const (
	T       = !1
	U       = -"x"
	V       = ^1.5
	W       = len([]int{1})
	AA      = string(1 << 40)
	BB      = func() int { return 1 }
	CC int8 = 128
	DD      = int8(1) << 7
	EE      = uint8(255) + 1
	FF      = 1.0 << 3.5
)
