// Order of evaluation: calls, receives and logical operators happen left to right.
package main

import "fmt"

var trace []string

func t(name string, v int) int {
	trace = append(trace, name)
	return v
}

func tb(name string, v bool) bool {
	trace = append(trace, name)
	return v
}

func show(what string) {
	fmt.Println(what, trace)
	trace = nil
}

func three(a, b, c int) int { return a*100 + b*10 + c }

func pair() (int, int) {
	trace = append(trace, "pair")
	return 7, 8
}

func arr(name string) []int {
	trace = append(trace, name)
	return []int{1, 2, 3}
}

func ptr(name string) *int {
	trace = append(trace, name)
	return new(int)
}

func fn(name string) func(int) int {
	trace = append(trace, name)
	return func(x int) int { trace = append(trace, name+"-called"); return x }
}

func main() {
	fmt.Println(three(t("a", 1), t("b", 2), t("c", 3)))
	show("args")

	arr("x")[t("i", 0)], *ptr("p") = t("v", 5), t("w", 6)
	show("assign")

	_ = tb("l", false) && tb("r", true)
	_ = tb("l2", true) || tb("r2", true)
	show("logic")

	_ = []int{t("e0", 0), t("e1", 1), 5: t("e5", 5)}
	show("literal")

	fn("f")(t("arg", 1))
	show("call")

	_ = arr("s")[t("lo", 0):t("hi", 2):t("max", 3)]
	show("slice")

	m := map[int]int{t("k1", 1): t("v1", 1), t("k2", 2): t("v2", 2)}
	trace = trace[:0]
	m[t("k", 3)], m[t("k'", 4)] = pair()
	show("map-assign")

	ch := make(chan int, 3)
	ch <- 1
	ch <- 2
	fmt.Println(three(<-ch, t("mid", 5), <-ch))
	show("receive")

	a := t("x", 1) + t("y", 2)*t("z", 3)
	fmt.Println(a)
	show("arith")

	defer func(int, int) { show("defer run") }(t("d1", 1), t("d2", 2))
	show("defer args")
}
