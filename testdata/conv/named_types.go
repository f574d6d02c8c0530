// Conversion between named types of the same underlying type: numbers, strings, slices, functions, channels, maps, pointers, interfaces.
package main

import (
	"fmt"
	"time"
)

type Celsius float64
type Fahrenheit float64
type IntSlice []int
type Names []string
type Handler func(string) int
type Pt struct{ X, Y int }
type Vec Pt
type PtPtr *Pt
type In <-chan int
type Reader interface{ Read() string }
type File struct{ s string }

func (f File) Read() string     { return f.s }
func (c Celsius) F() Fahrenheit { return Fahrenheit(c*9/5 + 32) }
func (s IntSlice) Sum() (t int) {
	for _, v := range s {
		t += v
	}
	return
}
func (h Handler) Twice(s string) int                  { return h(s) * 2 }
func takesSlice(s []int) int                          { return len(s) }
func takesReader(r interface{ Read() string }) string { return r.Read() }

func main() {
	c := Celsius(100)
	fmt.Println(c.F(), float64(c.F()), Celsius(c.F()))
	s := []int{1, 2, 3}
	fmt.Println(IntSlice(s).Sum(), takesSlice(IntSlice{1}))
	var is IntSlice = s // assignable without conversion
	s[0] = 10
	fmt.Println(is.Sum())
	h := Handler(func(s string) int { return len(s) })
	fmt.Println(h.Twice("abc"))
	p := Pt{1, 2}
	v := Vec(p)
	v.X = 9
	fmt.Println(p, v, Pt(v) == Pt{9, 2})
	pp := PtPtr(&p)
	pp.X = 7
	q := (*Pt)(pp)
	vp := (*Vec)(q)
	vp.Y = 8
	fmt.Println(p, pp == &p)
	ch := make(chan int, 1)
	in := In(ch)
	ch <- 5
	fmt.Println(<-in)
	var r Reader = File{"x"}
	fmt.Println(takesReader(r), Reader(File{"y"}).Read(), any(r) == any(File{"x"}))
	var d time.Duration = 1500
	fmt.Println(int64(d), time.Duration(2.5*float64(time.Second)), d*2)
	type B []byte
	type S string
	fmt.Println(S(B("hi")), string(B{65}), []byte(S("x")), []rune(S("é")), S([]rune{233}))
	type R rune
	type Bt byte
	fmt.Println(string(R(0x4e16)), string([]R{65, 66}), string([]Bt("yo")))
	m := map[string]int{"a": 1}
	type M map[string]int
	M(m)["b"] = 2
	fmt.Println(len(m))
	const k = 5
	var i8 = int8(k)
	var f32 = float32(k) / 2
	fmt.Println(i8, f32, uint8(i8)<<6, Celsius(k))
	anon := struct{ X, Y int }{3, 4}
	fmt.Println(Pt(anon), Vec(anon), struct{ X, Y int }(p))
	var e error
	_, ok := any(e).(error)
	fmt.Println(ok)
}
