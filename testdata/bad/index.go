package main

func main() {
	a := [3]int{1, 2, 3}
	_ = a[3]
	_ = a[-1]
	s := []int{}
	_ = s["x"]
	_ = s[1.5]
	_ = a[2:1]
	_ = a[:4]
	m := map[string]int{}
	_ = m[1]
	x := 5
	_ = x[0]
	_ = x[1:2]
	"abc"[0] = 'x'
	st := "abc"
	st[0] = 'x'
	_ = st[0:1:2]
	_ = &m["a"]
	m["a"].b = 1
}
