package main

func main() {
	a := [3]int{}
	p := &a
	_ = a[3]
	_ = p[5]
	_ = a[-1]
	_ = "abc"[3]
	const i = 10
	_ = a[i]
	_ = a[1:5]
	_ = a[2:1]
	_ = a[0:2:1]
	_ = "abc"[2:1]
}
