package main

import "time"

type Meters float64
type Feet float64

func walk(m Meters) {}

func main() {
	var m Meters = 1
	var f Feet = 2
	m = f
	walk(f)
	walk(3)
	walk(float64(3))
	var i int = 1
	var j int64 = i
	var u uint8 = i
	time.Sleep(i * time.Second)
	_ = i + j
	_ = i * 1.5
	var r rune = "a"
	var b byte = 'é'
	var s string = 'a'
	_, _, _, _, _ = m, u, r, b, s
	var fn func(int) = func(string) {}
	fn(1)
}
