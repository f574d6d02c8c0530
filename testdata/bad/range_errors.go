package main

func main() {
	for i := range 1.5 {
	}
	for i, j := range 10 {
		_, _ = i, j
	}
	var p *[]int
	for range p {
	}
	for range struct{}{} {
	}
	var s string
	for i, s = range "abc" {
	}
	for i := range func() {} {
		_ = i
	}
	for range nil {
	}
	var f float64
	for f = range []int{1} {
	}
}
