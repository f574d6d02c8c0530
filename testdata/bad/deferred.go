package main

func f() int { return 1 }

func main() {
	defer f
	go f
	defer 5
	defer (f())
	go func() {}
	defer len("a")
	defer int(3)
	defer append([]int{}, 1)
	go panic("x")
	defer recover()
}
