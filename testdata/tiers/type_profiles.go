// Type switches that mostly meet one type, and then others: what was seen decides what compiled code tests first, not what it does.
package main

import (
	"fmt"
	"io"
	"os"
)

type shape interface{ area() int }
type square struct{ side int }
type rect struct{ w, h int }
type line struct{ length int }
type point struct{}

func (s *square) area() int { return s.side * s.side }
func (r rect) area() int    { return r.w * r.h }
func (l line) area() int    { return 0 }
func (point) area() int     { return -1 }
func (l line) String() string {
	return fmt.Sprint("line ", l.length)
}

//go:noinline
func describe(v any) int {
	switch v := v.(type) {
	case int:
		return v
	case string:
		return len(v)
	case nil:
		return 3
	case []int:
		return len(v) + cap(v)
	case *square, rect:
		return 7
	case fmt.Stringer:
		return len(v.String())
	case point:
		return 11
	case line:
		panic("a line has a String method")
	}
	return 13
}

//go:noinline
func perimeter(s shape) (n int) {
	defer func() { n += 1000 }()
	switch s := s.(type) {
	case *square:
		n = 4 * s.side
	case rect:
		n = 2 * (s.w + s.h)
	case line:
		n = s.length
	}
	return
}

func generic[T any](v any) int {
	switch any(v).(type) {
	case T:
		return 1
	case int:
		return 2
	case string:
		return 3
	case error:
		return 4
	}
	return 5
}

func mix(most any, others ...any) []any {
	list := []any{}
	for i := 0; i < 40; i++ {
		list = append(list, most)
		if i%8 == 7 {
			list = append(list, others...)
		}
	}
	return list
}

func total(list []any, f func(any) int) (sum int) {
	for round := 0; round < 400; round++ {
		for _, v := range list {
			sum = sum*3 + f(v)
			sum ^= sum >> 40
		}
	}
	return
}

func main() {
	all := []any{1, "four", nil, []int{1, 2}, &square{2}, rect{2, 3}, line{12}, point{}, 2.5, io.EOF, os.Stdout, struct{ x int }{1}}
	for i, most := range all {
		fmt.Println(i, total(mix(most, all...), describe))
	}
	shapes := []any{&square{5}, rect{1, 2}, line{9}, point{}, nil}
	for _, most := range shapes {
		fmt.Println(total(mix(most, shapes...), func(v any) int {
			s, _ := v.(shape)
			return perimeter(s)
		}))
	}
	fmt.Println(total(mix(1, all...), generic[int]), total(mix(io.EOF, all...), generic[string]), total(mix(2.5, all...), generic[float64]))
	defer func() {
		fmt.Println(recover())
		var s *square
		fmt.Println(perimeter(s)) // dereferences nil
	}()
	var l any = line{1}
	switch l := l.(type) {
	case int, string, bool:
		fmt.Println("no")
	case line:
		panic(l)
	}
}
