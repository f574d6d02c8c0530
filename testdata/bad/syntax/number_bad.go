package main

func main() {
	a := 0x
	b := 0b12
	c := 08
	d := 1_
	e := 1__2
	f := 1e
	g := 0x1.8
	h := 0o9
	i := 1.5e+
	j := 0_x1
}
