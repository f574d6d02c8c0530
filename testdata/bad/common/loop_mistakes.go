package main

func main() {
	for i = 0; i < 3; i++ {
	}
	for i := 0; i < 3; j++ {
	}
	for i := range 3 {
	}
	for _, v := range map[string]int{} {
	}
	var xs []int
	for i, v := range xs {
		_ = v
	}
	for x in xs {
	}
}
