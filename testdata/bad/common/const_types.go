package main

func f() int { return 1 }

func main() {
	const a = f()
	const b int = "x"
	const c = 10 / 0
	const d uint8 = 300
	const e = len([]int{1})
	var h [f()]int
	const i float32 = 1 << 200
	a++
	var k int8 = 1 << 7
	const l = []int{1}
	_, _ = h, k
}
