package main

func main() {
	_ = min()
	_ = min("a", 1)
	_ = max([]int{1})
	_ = min(1, 2.5, "c")
	var i int
	var f float64
	_ = max(i, f)
	_ = min(i, 1.5)
	_ = complex(1, "a")
	_ = complex(i, i)
	_ = complex(f, float32(1))
	_ = real(1.5i + f)
	_ = imag("x")
}
