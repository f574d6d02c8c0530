package main

func main() {
	x := []int{}
	p := &x
	*p
	x[0]
	x[:]
	append(x, 1)
	cap(x)
	make([]int, 1)
	new(int)
	int(5)
	any(x).([]int)
}
