package main

func main() {
	var i int
	var s string
	for s = range []int{} {
	}
	for i, s = range []int{1} {
	}
	for i, s = range "abc" {
	}
	for s, i = range map[int]string{} {
	}
	for 5 = range []int{} {
	}
	for i = range map[string]int{} {
	}
	for i, i := range []int{} {
	}
}
