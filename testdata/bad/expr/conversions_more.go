package main

import "unsafe"

type S struct{ a int }
type S2 struct{ b int }
type N []int

func main() {
	var i int
	var f float64
	var s string
	var b []byte
	var p *int
	var fn func()
	var c chan<- int
	_ = string(f)
	_ = []int(s)
	_ = int(s)
	_ = S2(S{})
	_ = (*float64)(p)
	_ = [3]int(b)
	_ = [2]byte(s)
	_ = (*[2]int)(b)
	_ = bool(i)
	_ = (chan int)(c)
	_, _ = fn, unsafe.Pointer(i)
}
