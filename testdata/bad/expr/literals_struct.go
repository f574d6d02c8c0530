package main

type P struct {
	X, Y int
	name string
}

func main() {
	_ = P{1, 2}
	_ = P{1, 2, "n", 4}
	_ = P{X: 1, 2, "s"}
	_ = P{Q: 1}
	_ = P{X: "s"}
	_ = P{X: 1, X: 2}
	_ = P{1: 2}
	_ = P{"a": 1}
	_ = &P{Z: 1}
	_ = []P{{1, 2}, {X: "s"}}
	_ = map[P]int{{1, 2, "a"}: 1, {1}: 2}
}
