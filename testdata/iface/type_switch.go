// Type switches in all forms: several types in a case, nil, interfaces, no variable, default in the middle, fallthrough-free.
package main

import (
	"errors"
	"fmt"
)

type Shape interface{ Area() float64 }
type Sq struct{ s float64 }
type Ci struct{ r float64 }
type Both struct{ Sq }

func (s Sq) Area() float64    { return s.s * s.s }
func (c *Ci) Area() float64   { return 3 * c.r * c.r }
func (Both) String() string   { return "both" }
func (e MyErr) Error() string { return "myerr" + string(e) }

type MyErr string
type MyInt int
type Fn func(int) int

func name(v any) string {
	switch x := v.(type) {
	case nil:
		return "nil"
	case int, int8:
		return fmt.Sprintf("int or int8 %v", x)
	case MyInt:
		return fmt.Sprint("MyInt ", int(x)+1)
	default:
		return fmt.Sprintf("other %T", x)
	case string:
		return "string " + x[:1]
	case []int:
		return fmt.Sprint("slice ", len(x))
	case map[string]int:
		return fmt.Sprint("map ", x["k"])
	case fmt.Stringer:
		return "stringer " + x.String()
	case error:
		return "error " + x.Error()
	case func(int) int:
		return fmt.Sprint("func ", x(2))
	case chan int:
		return fmt.Sprint("chan ", cap(x))
	case *int:
		return fmt.Sprint("ptr ", *x)
	case struct{ a int }:
		return fmt.Sprint("anon ", x.a)
	case [2]bool:
		return fmt.Sprint("arr ", x[1])
	case Shape:
		return fmt.Sprint("shape ", x.Area())
	case any:
		return "unreachable"
	}
}

func main() {
	n := 9
	for _, v := range []any{nil, 1, int8(2), int16(3), MyInt(4), "str", []int{1, 2}, map[string]int{"k": 5}, Both{}, Sq{2}, &Ci{1}, Ci{1},
		MyErr("x"), errors.New("e"), func(x int) int { return x * 3 }, Fn(nil), make(chan int, 4), &n, struct{ a int }{6}, [2]bool{true, true}, 1.5, 2i, 'r', &v0} {
		fmt.Println(name(v))
	}
	var s Shape = Sq{3}
	switch s.(type) {
	case Sq:
		fmt.Println("Sq")
	}
	switch t := s.(type) {
	case *Ci:
		fmt.Println("ci", t.r)
	case interface {
		Area() float64
		String() string
	}:
		fmt.Println("both")
	case Sq:
		t.s = 50
		fmt.Println("sq", t.s, s)
	}
	var nilp *Ci
	s = nilp
	switch s.(type) {
	case nil:
		fmt.Println("nil interface")
	case *Ci:
		fmt.Println("typed nil")
	}
	switch x := any(n); y := x.(type) {
	case int:
		n := y + 1
		fmt.Println(n)
	}
	switch any(5).(type) {
	}
}

var v0 = Both{Sq{1}}
