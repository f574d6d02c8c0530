package main

var a map[[]int]string
var b map[func()]int
var c map[map[int]int]int
var d map[struct{ s []int }]int
var e map[any]int

func main() {}
