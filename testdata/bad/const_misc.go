package main

func f() int { return 1 }

var v = 2

const a = f()
const b = v
const c []int = nil
const d int = "x"
const e = len(make([]int, 3))
const (
	g = iota
	h string = iota
)

func main() {
	const unusedIsFine = 1
	a = 5
	g++
	var arr [v]int
	var arr2 [-1]int
	var arr3 [1.5]int
	_, _, _ = arr, arr2, arr3
}
