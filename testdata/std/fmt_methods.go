package main

import (
	"errors"
	"fmt"
	"io"
)

type V struct{ n int }

func (v V) String() string { return fmt.Sprintf("V%d", v.n) }

type P struct{ n int }

func (p *P) String() string { return fmt.Sprintf("P%d", p.n) }

type G struct{}

func (G) GoString() string { return "G!" }

type F struct{ n int }

func (f F) Format(s fmt.State, c rune) {
	w, wok := s.Width()
	p, pok := s.Precision()
	fmt.Fprintf(s, "{%c %d %t %d %t", c, w, wok, p, pok)
	for _, x := range "+-# 0" {
		if s.Flag(int(x)) {
			fmt.Fprintf(s, " %q", x)
		}
	}
	io.WriteString(s, " "+fmt.FormatString(s, c)+"}")
}

type Boom struct{}

func (Boom) String() string { panic("boom") }

type BoomErr struct{}

func (BoomErr) Error() string { panic(errors.New("error in Error")) }

type BoomNested struct{}

func (BoomNested) String() string { panic(Boom{}) }

type BoomGo struct{}

func (BoomGo) GoString() string { panic(42) }

type BoomFmt struct{}

func (BoomFmt) Format(fmt.State, rune) { panic("fmt") }

type Idx []int

func (x Idx) String() string { return fmt.Sprint(x[5]) }

type Both struct{}

func (Both) Error() string  { return "as error" }
func (Both) String() string { return "as string" }

type Rec struct {
	a int
	B *P
	C fmt.Stringer
	D error
	e V
	F V
}

type Emb struct{ V }
type EmbP struct{ *P }
type StrInt int

func (s StrInt) String() string { return "si" }

func main() {
	show := func(x any) {
		fmt.Printf("%v|%+v|%#v|%s|%q|%x|%X|%d|%5v|%-9s|%.1s|%t\n", x, x, x, x, x, x, x, x, x, x, x, x)
		fmt.Println(x)
	}
	show(V{1})
	show(&V{2})
	show(&P{3})
	show((*P)(nil))
	show((*V)(nil))
	show(G{})
	show([]G{{}, {}})
	show(F{1})
	show([]F{{1}, {2}})
	show(Both{})
	show(StrInt(7))
	show(map[StrInt]V{1: {1}, 2: {2}})
	show(Emb{V{4}})
	fmt.Println(EmbP{&P{5}}, &EmbP{&P{6}})
	show([]fmt.Stringer{V{1}, Both{}, nil})
	show(Rec{C: V{6}, D: Both{}, e: V{1}, F: V{2}})
	fmt.Printf("%+08.3v|%-#x|% d|%#o\n", F{}, F{}, F{}, F{})
	show(Boom{})
	show(&Boom{})
	show([]Boom{{}})
	show(BoomErr{})
	show(BoomGo{})
	show(BoomFmt{})
	show(Idx{1})
	fmt.Printf("%v %10v %+d\n", Boom{}, Boom{}, Boom{})
	func() {
		defer func() { fmt.Println("recovered:", recover()) }()
		fmt.Printf("%v\n", BoomNested{})
	}()
	fmt.Println(fmt.Sprintf("%v %s", Boom{}, "after"))

	// Errorf
	base := errors.New("base")
	e1 := fmt.Errorf("wrap: %w", base)
	e2 := fmt.Errorf("two: %w and %w, %v", e1, io.EOF, 5)
	e3 := fmt.Errorf("none: %v", base)
	e4 := fmt.Errorf("bad: %w", 5)
	e5 := fmt.Errorf("nil: %w", nil)
	e6 := fmt.Errorf("plain")
	e7 := fmt.Errorf("re: %[2]w %[1]w %[2]w", io.EOF, base)
	e8 := fmt.Errorf("%w", V{1})
	e9 := fmt.Errorf("x %w %w", base, 3)
	for _, e := range []error{e1, e2, e3, e4, e5, e6, e7, e8, e9} {
		fmt.Printf("%v | %T | %v | %t %t\n", e, e, errors.Unwrap(e), errors.Is(e, base), errors.Is(e, io.EOF))
		if m, ok := e.(interface{ Unwrap() []error }); ok {
			fmt.Println(len(m.Unwrap()), m.Unwrap())
		}
	}
	fmt.Printf("%w %w\n", base, 1)
	fmt.Println(fmt.Sprintf("%w", base))
	fmt.Printf("%+v %#v\n", struct{ E error }{base}, struct{ E fmt.Stringer }{V{1}})
	var target Both
	fmt.Println(errors.As(fmt.Errorf("a: %w", Both{}), &target), target.String())
}
