package main

func main() {
	f := func() int { return 1 }
	defer f
	go f
	defer (f())
	defer int(5)
	go len("a")
	defer append([]int{}, 1)
	defer make([]int, 1)
	go 5
	defer func() {}
	go func() { return 1 }()
	defer recover
}
