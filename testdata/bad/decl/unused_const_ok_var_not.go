package main

const unusedConst = 1

var unusedGlobal = 2

func main() {
	const c = 3
	type T int
	var v = 4
}
