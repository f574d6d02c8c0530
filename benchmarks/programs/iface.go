// Method calls through interfaces, type switches and closures.
package main

import "fmt"

type shape interface{ area() int }
type sq struct{ s int }
type rect struct{ w, h int }
type unit struct{}

func (s sq) area() int    { return s.s * s.s }
func (r *rect) area() int { return r.w * r.h }
func (unit) area() int    { return 1 }

func classify(v any) int {
	switch x := v.(type) {
	case int:
		return x
	case string:
		return len(x)
	case *rect:
		return x.w
	case shape:
		return x.area()
	}
	return 0
}

func main() {
	shapes := make([]shape, 0, 300)
	for i := range 300 {
		switch i % 3 {
		case 0:
			shapes = append(shapes, sq{i})
		case 1:
			shapes = append(shapes, &rect{i, 2})
		case 2:
			shapes = append(shapes, unit{})
		}
	}
	total := 0
	for range 1_000_000 {
		for _, s := range shapes {
			total += s.area()
		}
	}
	anys := []any{1, "four", &rect{3, 4}, sq{2}, unit{}, 2.5}
	for i := range 60_000_000 {
		total += classify(anys[i%len(anys)])
	}
	acc := 0
	add := func(n int) { acc += n }
	ops := []func(int){add, func(n int) { acc -= n / 2 }, func(int) { acc++ }}
	for i := range 60_000_000 {
		ops[i%3](i & 7)
	}
	fmt.Println(total, acc)
}
