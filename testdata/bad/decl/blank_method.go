package main

type T struct{}

func (T) _() {}
func _()     {}
func _() int {}

func main() { T{}._() }
