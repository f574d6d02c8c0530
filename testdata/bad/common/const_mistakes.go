package main

func f() int { return 1 }

func main() {
	const a = f()
	const b int = "x"
	const c = 10 / 0
	const d uint8 = 300
	const e = len([]int{1})
	const g
	var h = [f()]int{}
	const i float32 = 1 << 200
	a++
	_ = h
}
