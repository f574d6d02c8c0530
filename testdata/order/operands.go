// Order of evaluation: calls, receives and logical operators left to right; index panics after calls; assignments in two phases, as gc does it.
package main

import "fmt"

var trace []string

func t[T any](name string, v T) T { trace = append(trace, name); return v }

func flush() { fmt.Println(trace); trace = nil }

type S struct{ a, b int }

func (s S) M(x int) S   { trace = append(trace, fmt.Sprint("M", x)); return s }
func (s *S) P(x int) *S { trace = append(trace, fmt.Sprint("P", x)); return s }

func pair() (int, int) { trace = append(trace, "pair"); return 1, 2 }

func try(f func()) {
	defer func() {
		if r := recover(); r != nil {
			trace = append(trace, fmt.Sprint("panic:", r))
		}
		flush()
	}()
	f()
}

func main() {
	a := []int{1, 2, 3}
	m := map[string]int{}
	try(func() { t("arr", a)[t("i", 1)] = t("v", 9) })
	try(func() { t("m", m)[t("k", "x")], t("arr", a)[t("j", 0)] = t("v1", 1), t("v2", 2) })
	try(func() { a[t("i", 5)] = t("v", 1) })
	try(func() { var p *S; p.a = t("v", 1) })
	try(func() { var nm map[string]int; nm[t("k", "a")] = t("v", 1) })
	try(func() { _ = t("l", false) && t("r", true) || t("z", true) })
	try(func() { fmt.Sprint(t("a", 1), t("b", 2)+t("c", 3)*t("d", 4), -t("e", 5)) })
	try(func() { t("s", S{}).M(t("1", 1)).M(t("2", 2)) })
	try(func() { s := S{}; s.P(t("1", 1)).P(t("2", 2)).M(t("3", 3)) })
	try(func() { _ = map[string]int{t("k1", "a"): t("v1", 1), t("k2", "b"): t("v2", 2)} })
	try(func() { _ = []int{2: t("two", 2), 0: t("zero", 0)} })
	try(func() { _ = S{b: t("b", 1), a: t("a", 2)} })
	try(func() { a[0], a[1] = pair() })
	try(func() {
		c := make(chan int, 2)
		c <- 1
		c <- 2
		_ = fmt.Sprint(t("x", <-c), <-c, t("y", 0))
	})
	try(func() { defer t("deferred", func(int) {})(t("arg", 1)); t("body", 0) })
	try(func() { var f func(int); defer f(t("arg", 1)); t("body", 0) })
	try(func() { _ = t("slice", a)[t("lo", 1):t("hi", 2):t("max", 3)] })
	try(func() { copy(t("dst", a), t("src", a)) })
	try(func() { _ = append(t("s", a), t("x", 1), t("y", 2)) })
	try(func() { x := t("x", 1) / t("zero", 0); _ = x })
	try(func() { _ = t[any]("i", 1).(string) + t("after", "s") })
	try(func() {
		switch t("tag", 2) {
		case t("c1", 1), t("c2", 2), t("c3", 3):
			t("body", 0)
		case t("c4", 4):
		}
	})
	try(func() {
		i := 0
		i, a[i] = 1, 5
		trace = append(trace, fmt.Sprint(i, a))
	})
	try(func() {
		for i := t("init", 0); t("cond", i < 2); i = t("post", i+1) {
			t("body", i)
		}
	})
	try(func() {
		var arr [3]int
		for i, arr[i] = range t("range", []int{7, 8, 9}) {
		}
		trace = append(trace, fmt.Sprint(arr))
	})
}

var i int
