package main

type N int

func main() {
	var f float64
	var n N
	var i int
	var s string
	for f = range 3 {
	}
	for n = range i {
	}
	for i = range n {
	}
	for i = range 2.0 {
	}
	for i = range 2.5 {
	}
	for s = range 2 {
	}
	for _ = range 1e3 {
	}
	for x := range 'a' {
		i = x
	}
	for x := range 1 << 70 {
	}
	for 5 = range 5 {
	}
	var e any
	for e = range 5 {
	}
	for e = range n {
	}
	for i, 6 = range []int{} {
	}
	var u uint
	for j := range u {
		i = j
	}
}
