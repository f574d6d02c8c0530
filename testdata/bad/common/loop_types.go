package main

func main() {
	var xs []int
	for i, v := range xs {
		var s string = v
		_ = i + "a"
	}
	for i := 0.5; i < 3; i++ {
		_ = xs[i]
	}
	var n int64 = 3
	for i := 0; i < n; i++ {
	}
	while true {
	}
}
