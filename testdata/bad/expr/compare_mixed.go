package main

func main() {
	var i int
	var f float64
	var i64 int64
	var s string
	_ = i == f
	_ = i < i64
	_ = s > i
	_ = s == nil
	_ = i == nil
	_ = f == "x"
	_ = i == 1.5
}
