// Stringer and error used by fmt at any depth: in slices, maps, pointers, embedded; not for unexported fields or with %d.
package main

import (
	"fmt"
	"strings"
)

type Color int

func (c Color) String() string { return [...]string{"red", "green"}[c] }

type Temp float64

func (t *Temp) String() string { return fmt.Sprintf("%.1f°", float64(*t)) }

type Pair struct {
	A Color
	B *Temp
	c Color
}
type Wrap struct{ Color }
type Named struct {
	N string
	Color
}

func (n Named) String() string { return "named " + n.N }

type Err struct{ code int }

func (e Err) Error() string  { return fmt.Sprint("err", e.code) }
func (e Err) String() string { return "never used" }

type List struct {
	v    int
	next *List
}

func (l *List) String() string {
	if l == nil {
		return "nil"
	}
	return fmt.Sprint(l.v, " -> ", l.next)
}

func main() {
	t := Temp(36.6)
	fmt.Println(Color(0), []Color{0, 1}, map[Color]Color{1: 0}, [1]Color{1}, struct{ C Color }{1})
	fmt.Println(t, &t, []*Temp{}, Wrap{1}, &Wrap{1}, Named{"x", 1})
	p := Pair{1, &t, 1}
	fmt.Println(strings.Contains(fmt.Sprint(p), "green 0x"), strings.HasSuffix(fmt.Sprint(p), " 1}"))
	fmt.Printf("%d %v %s %q %x %5s|%-8v|%+v\n", Color(1), Color(1), Color(1), Color(1), Color(1), Color(0), Color(0), Wrap{0})
	fmt.Println(Err{5}, &Err{6}, []error{Err{7}}, struct{ E error }{Err{8}})
	l := &List{1, &List{2, nil}}
	fmt.Println(l)
	fmt.Println([]any{Color(1), &t, Err{1}, nil, l.next})
	fmt.Printf("%v %+v %s\n", []fmt.Stringer{Color(0), &t}, map[string]Color{"k": 1}, []string{"a"})
	fmt.Printf("%s|%v|%d\n", Color(0), any(Color(1)), []Color{1, 0})
	fmt.Println(Color(5))
	var np *Temp
	fmt.Println(np)
}
