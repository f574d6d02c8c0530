// Promoted keys in literals of every place: arguments, returns, maps, channels, comparisons, defer; with values that call functions, panic, or are larger than a register.
package main

import "fmt"

type A struct {
	Small int8
	Big   [100]int
	Name  string
}
type B struct {
	A
	E   error
	Fn  func() string
	Any any
}
type C struct {
	pad [3]byte
	B
	Last uint16
}
type D struct{ *C }

func mk(n int) C { return C{Small: int8(n), Last: uint16(n), Fn: func() string { return fmt.Sprint("fn", n) }} }

func arr(i int) (a [100]int) { a[i] = i; return }

func take(c C, p *B) string { return fmt.Sprint(c.Small, c.Big[7], c.Name, c.Last, p.Name, p.Any) }

func order(s string, log *[]string) string { *log = append(*log, s); return s }

func try() (c C, err any) {
	defer func() { err = recover() }()
	c = C{Small: 1}
	c = C{Name: "new", Small: int8(mustPanic())}
	return
}

func mustPanic() int { panic("in literal") }

func main() {
	c := mk(5)
	fmt.Println(c.Small, c.Last, c.Fn(), c.A.Small, c.B.E == nil)
	fmt.Println(take(C{Big: arr(7), Name: "n"}, &B{Name: "b", Any: C{}.pad}))
	m := map[string]C{"x": {Name: "in map", Last: 3}}
	ch := make(chan C, 1)
	ch <- C{Any: 1.5, Big: [100]int{99: 1}}
	r := <-ch
	fmt.Println(m["x"].Name, m["x"].Last, r.Any, r.Big[99], r.Big[0])
	var log []string
	x := C{Name: order("name", &log), Any: order("any", &log), Fn: func() string { return order("never", &log) }, E: fmt.Errorf("%s", order("err", &log))}
	fmt.Println(log, x.Name, x.E)
	fmt.Println(try())
	type T struct{ A2 }
	fmt.Println(T{K: 1} == T{A2{1, ""}}, T{S: "s"} != T{}, [1]T{{K: 2}} == [1]T{{A2{K: 2}}})
	for _, t := range []T{{K: 1}, {S: "x"}, {}} {
		defer func(u T) { fmt.Println(t, u == t, u) }(T{K: t.K})
	}
	x = C{Name: x.Name + "!", Last: x.Last + 1, Small: x.Small - 1}
	fmt.Println(x.Name, x.Last, x.Small, x.E)
	d := D{&C{Name: "through pointer"}}
	fmt.Println(d.Name, (&C{Small: 3}).Small, C{Last: 9}.Last)
	f := func() (C, *C) { return C{Name: "r1"}, &C{Name: "r2"} }
	r1, r2 := f()
	r1, *r2 = *r2, r1
	fmt.Println(r1.Name, r2.Name)
}

type A2 struct {
	K int
	S string
}
