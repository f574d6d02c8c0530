package main

func main() {
	a := "unterminated
	b := 'ab'
	c := ''
	d := "\q"
	e := 0x
	f := 09
	g := 1__0
	h := `raw
}
