package main

func main() {
	panic()
	panic(1, 2)
	_ = panic(1)
	x := recover(1)
	recover() = 5
	print(main)
	println(struct{}{})
	_ = print
	f := len
	_ = append
}
