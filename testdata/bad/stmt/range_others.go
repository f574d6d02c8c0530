package main

type T struct{}

func main() {
	var i int
	for i, j := range make(chan int) {
	}
	for x := range make(chan<- int) {
	}
	for range nil {
	}
	for i = range map[string]int{} {
	}
	for i := range uint8(300) {
	}
	var u8 uint8
	for u8 = range 300 {
	}
	for u8 = range 1 << 3 {
	}
	for range (*[]int)(nil) {
	}
	for i := range int8(5) {
		var x int = i
	}
	for T{} = range 5 {
	}
}
