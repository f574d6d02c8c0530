package main

import (
	"fmt"
	"math"
	"os"
	"time"
)

type I int

func (i I) String() string { return fmt.Sprintf("I<%d>", int(i)) }

type E struct{ code int }

func (e E) Error() string { return fmt.Sprint("code ", e.code) }

type S string
type B []byte
type Bool bool
type Inner struct {
	A int
	b string
}
type Nest struct {
	Inner
	P   *Inner
	M   map[string]I
	L   []Inner
	Any any
	Err error
	i   I
	X   I
	Arr [3]uint8
	Fn  func()
	Ch  chan int
	An  struct{ X, Y float64 }
}
type Tree struct {
	L, R *Tree
	V    int
}
type Rec struct {
	Name string
	Kids []*Rec
}
type key struct {
	a int
	b string
}

func main() {
	vals := []any{
		nil, I(3), S("str"), B("bytes"), Bool(true), E{1}, &E{2}, Inner{1, "x"}, &Inner{2, "y"}, (*Inner)(nil),
		Nest{}, Nest{Inner: Inner{1, "q"}, M: map[string]I{"b": 2, "a": 1}, L: []Inner{{1, "a"}, {2, "b"}}, Any: 2.5, Err: E{3}, i: 4, X: 5},
		&Nest{Any: []any{1, "a", nil, I(1)}},
		[]int{1, 2, 3}, []int(nil), []int{}, [3]bool{true}, []string{"a", "b c"}, []any{1, "two", 3.0, nil, I(4), E{5}, []int{6}},
		[]error{E{7}, nil, E{2}}, [][]int{{1}, {2, 3}, nil}, [2][2]string{{"a", "b"}, {"c", "d"}},
		map[string]int{"z": 26, "a": 1, "m": 13}, map[int]string{3: "c", -1: "z", 2: "b"}, map[string]int(nil), map[I]bool{2: true, 1: false},
		map[float64]int{math.NaN(): 1, math.Inf(1): 2, -1: 3, 0: 4}, map[bool]int{true: 1, false: 0}, map[key]int{{2, "a"}: 1, {1, "z"}: 2, {1, "b"}: 3},
		map[[2]int]I{{2, 1}: 1, {1, 5}: 2}, map[any]int{3: 3, 1: 1, 2: 2}, map[string]map[string][]int{"x": {"y": {1, 2}}}, map[complex128]int{1i: 1, 1: 2, 0: 3},
		&[]int{1}, &map[string]int{"q": 1}, &[2]int{1, 2}, new(int) == nil, struct{}{}, &struct{ A any }{nil}, struct{ a, B any }{I(1), I(2)},
		Tree{nil, nil, 1}, &Tree{V: 2}, Rec{"r", nil}, [3]byte{1, 2, 3}, []B{B("x"), nil}, []S{"p", "q"}, [2]S{"m"}, B(nil), &B{1},
		time.Duration(1500) * time.Millisecond, time.March, time.Saturday, []time.Duration{1, 1000}, time.Unix(0, 0).UTC(), struct{ T time.Time }{time.Unix(1e9, 5).UTC()},
		(func())(nil), (chan int)(nil), (*int)(nil), error(nil), os.ErrNotExist, []any{(*Tree)(nil), (func())(nil)}, [1]any{[1]any{[1]any{}}},
		int8(5), []int8{-1, 2}, []uint8{1, 2}, []rune("añ"), []float32{1.5, 0.1}, []complex64{1 + 1i}, []bool{true, false}, []uintptr{1, 255},
	}
	for _, v := range vals {
		fmt.Printf("%v\n%+v\n%#v\n%T\n", v, v, v, v)
		fmt.Printf("%s|%q|%d|%x|%6v|%-8v|%t\n", v, v, v, v, v, v, v)
		fmt.Println(v, v)
		fmt.Print(v, v, "s", v, 1, 2, true, "t\n")
	}
	a := map[string]any{"nested": map[string]any{"list": []any{1, map[int]bool{1: true}}}, "nil": nil}
	fmt.Println(a)
	fmt.Printf("%#v\n", a)
	fmt.Println("a", "b", 1, 2, true, 'x', nil)
	fmt.Print("a", "b", 1, 2, true, nil, nil, "c", 3.5, "\n")
	fmt.Println()
	fmt.Print()
	n, err := fmt.Println("four")
	fmt.Println(n, err)
	fmt.Println(string(fmt.Append(nil, 1, "a", 2, 3)), string(fmt.Appendf([]byte("x"), "%03d", 7)), string(fmt.Appendln(nil, "l", 1)))
	fmt.Fprintln(os.Stderr, "to standard error")
	fmt.Fprintf(os.Stdout, "%s %v\n", []string{"f"}, struct{ X int }{1})
	fmt.Printf("%p %p %v\n", (*int)(nil), []int(nil), (map[string]int)(nil))
	x := 5
	p := &x
	fmt.Println(fmt.Sprintf("%p", p) == fmt.Sprintf("%v", p), fmt.Sprintf("%p", p) == fmt.Sprintf("0x%x", p), fmt.Sprintf("%#p", p) == fmt.Sprintf("%x", p))
}
