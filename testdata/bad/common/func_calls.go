package main

func add(a, b int) int { return a + b }

func sum(xs ...int) int { return 0 }

func main() {
	add(1)
	add(1, 2, 3)
	add("a", 2)
	x := add(1, 2) + "z"
	add(1, "2")
	sum(1, "a")
	sum([]int{1}...)
	sum(1, []int{1}...)
	sum([]string{"a"}...)
	add([]int{1, 2}...)
	var f func(int) = add
	f(1)(2)
	add()()
	_ = x
}
