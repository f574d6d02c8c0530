package main

func f() int { return 1 }

type T struct{}

func (T) m() {}

func main() {
	defer f
	go func() {}
	defer int(3)
	defer len("x")
	go append([]int{}, 1)
	defer (f())
	go T.m
	defer recover()
	defer panic(1)
	go new(int)
	defer func() int { return 1 }()
	defer f() + 1
	defer cap([]int{})
	go make([]int, 1)
	defer copy([]int{}, []int{})
}
