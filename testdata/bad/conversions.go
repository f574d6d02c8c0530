package main

type T struct{ a int }
type U struct{ b int }

func main() {
	_ = int("5")
	_ = string(1.5)
	_ = []byte(5)
	_ = T(U{1})
	_ = (*int)(5)
	_ = bool(1)
	_ = float64("x")
	var p *int
	_ = (*string)(p)
	_ = int(nil)
	_ = []int([]string{})
	_ = T(1, 2)
	_ = int()
	_ = error(5)
	var f func()
	_ = (func(int))(f)
	_ = chan int(make(chan string))
	_ = uint(-1)
	_ = [2]int([]int{})
}
