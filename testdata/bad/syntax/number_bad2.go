package main

func main() {
	a := 0b
	b := 0o
	c := _1
	d := 1_000_
	e := 0b1e5
	f := 0x1p
	g := 09.5
	h := 09
	i := 1i2
	j := 0xg
}
