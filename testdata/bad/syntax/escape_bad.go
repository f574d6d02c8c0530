package main

func main() {
	a := "\q"
	b := "\x1"
	c := "\400"
	d := "\u12"
	e := "\ud800"
	f := "\U00110000"
	g := '\''
	h := "\'"
}
