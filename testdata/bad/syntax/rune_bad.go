package main

func main() {
	a := 'ab'
	b := ''
	c := '\z'
	d := '
}
