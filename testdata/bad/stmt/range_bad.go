package main

func main() {
	for i, j, k := range []int{} {
	}
	for i, j := range 5 {
	}
	for i, j := range make(chan int) {
	}
	for range 1.5 {
	}
	for range nil {
	}
	for range main {
	}
	for _, x := range struct{}{} {
	}
	for i := range make(chan<- int) {
	}
	for i := range "abc" {
	}
}
