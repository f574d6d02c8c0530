package main

import "iter"

type T struct{}

func main() {
	var i int
	var s string
	var f float64
	for i = range "abc" {
	}
	for s = range "abc" {
	}
	for _, s = range "abc" {
	}
	for i, f = range []string{"a"} {
	}
	for f = range 10 {
	}
	for i, s := range 10 {
	}
	for i := range 1.5 {
	}
	for i := range T{} {
	}
	for i := range &T{} {
	}
	for range func() {} {
	}
	for range func(int) {} {
	}
	for range func(func(int)) {} {
	}
	for range func(yield func(int) bool) int { return 0 } {
	}
	for a, b := range func(yield func(int) bool) {} {
	}
	for a, b := range func(yield func() bool) {} {
	}
	for a := range func(yield func() bool) {} {
	}
	for i = range iter.Seq[string](nil) {
	}
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
	for 5 = range 5 {
	}
	for i, 6 := range 5 {
	}
}
