// How structs, pointers, nested values, errors and Stringers print with %v, %+v, %#v.
package main

import (
	"errors"
	"fmt"
	"time"
)

type P struct{ X, Y int }
type S struct {
	Name string
	p    P
	Ptr  *P
	List []P
	M    map[string]int
	I    any
	E    error
	F    func()
	C    chan int
	A    [2]bool
	B    []byte
}
type str int

func (s str) String() string { return fmt.Sprintf("str<%d>", int(s)) }

type perr struct{ code int }

func (p *perr) Error() string { return fmt.Sprint("perr ", p.code) }

type gs struct{ v int }

func (g gs) GoString() string { return "GS!" }

type fm struct{}

func (fm) Format(f fmt.State, c rune) {
	w, ok := f.Width()
	fmt.Fprintf(f, "fm(%c %d %v %v)", c, w, ok, f.Flag('+'))
}

type hidden struct{ s str }
type Shown struct{ S str }
type emb struct {
	P
	str
}
type panicky struct{}

func (panicky) String() string { panic("oops") }

type nilstr struct{ n int }

func (n *nilstr) String() string { return fmt.Sprint(n.n) }

func main() {
	p := P{1, 2}
	fmt.Printf("%v %+v %#v %T\n", p, p, p, p)
	fmt.Printf("%v %+v %#v\n", &p, &p, &p)
	s := S{Name: "n", p: p, List: []P{{3, 4}}, M: map[string]int{"b": 2, "a": 1}, I: p, E: errors.New("err"), B: []byte("hi")}
	fmt.Printf("%v\n%+v\n", s, s)
	fmt.Printf("%v %d %s %+v\n", str(5), str(5), str(5), []str{1, 2})
	fmt.Println(str(7), map[str]str{1: 2}, hidden{1}, Shown{1}, &Shown{2}, emb{P{1, 2}, 3})
	fmt.Printf("%v %#v\n", &perr{3}, gs{1})
	fmt.Printf("%v|%+5s|%d\n", fm{}, fm{}, []fm{{}})
	fmt.Printf("%v %v %v\n", []any{1, "a", nil, p}, [2][]int{{1}, nil}, map[string]P{"k": p})
	fmt.Printf("%+v %#v\n", struct {
		A any
		B []P
	}{nil, nil}, struct {
		A any
		B []P
	}{nil, []P{{1, 2}}})
	fmt.Println([]error{errors.New("a"), nil}, []*int{nil}, (*P)(nil), error(nil))
	fmt.Printf("%s %v\n", panicky{}, panicky{})
	fmt.Println((*nilstr)(nil), time.Duration(1500)*time.Millisecond, []time.Duration{1, 1e9, 90 * 1e9, 0})
	fmt.Printf("%v %s\n", struct{ E error }{errors.New("inside")}, errors.New("plain"))
	fmt.Printf("%#v %#v %#v\n", []any{1, "x", nil}, map[int]*P{1: nil}, [3]uint8{1, 2, 3})
	fmt.Printf("%#v %#v %#v %#v\n", str(3), int8(3), uint(3), 1e6)
	fmt.Printf("%x %X %q %s\n", P{10, 11}, []string{"ab"}, []string{"q"}, []string{"x", "y"})
	fmt.Printf("%5d|%-5v|%05d\n", P{1, 2}, P{1, 2}, []int{3})
	var np *S
	var ni any
	fmt.Printf("%v %+v %v %#v\n", np, np, ni, ni)
}
