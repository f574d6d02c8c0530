// What interfaces hold: copies, nil pointers, comparison, method calls on nil receivers, zero-size and big values.
package main

import "fmt"

type S struct{ n int }

func (s S) Get() int   { return s.n }
func (s *S) Inc()      { s.n++ }
func (s *S) Nil() bool { return s == nil }

type Getter interface{ Get() int }
type Incer interface {
	Getter
	Inc()
}
type big struct {
	a [10]int
	s string
}
type empty struct{}

func (b big) Get() int { return b.a[9] }
func (empty) Get() int { return -1 }

func fail(bad bool) error {
	var p *myErr
	if bad {
		p = &myErr{}
	}
	return p // never a nil error
}

type myErr struct{}

func (*myErr) Error() string { return "my error" }

func main() {
	s := S{1}
	var g Getter = s
	s.n = 2
	fmt.Println(g.Get(), s.Get())
	g = &s
	s.n = 3
	fmt.Println(g.Get())
	var i Incer = &s
	i.Inc()
	fmt.Println(s.n, i.Get(), g == Getter(i))
	b := big{s: "x"}
	b.a[9] = 5
	g = b
	b.a[9] = 6
	fmt.Println(g.Get(), g == Getter(b), g.(big).s)
	g = empty{}
	fmt.Println(g.Get(), g == Getter(empty{}))
	fmt.Println(fail(false) == nil, fail(true) == nil)
	var p *S
	var x interface{ Nil() bool } = p
	fmt.Println(x.Nil(), x == nil, p == nil)
	func() {
		defer func() { fmt.Println(recover()) }()
		var g Getter = p
		g.Get()
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var g Getter
		g.Get()
	}()
	vals := []any{1, int64(1), uint(1), "1", 1.0, true, nil, 'x', S{1}, &s, [1]int{1}}
	for i, a := range vals {
		for j, b := range vals {
			if (a == b) != (i == j) {
				fmt.Println("bad", i, j)
			}
		}
	}
	fmt.Println(any(1) == any(1), any("a"+"b") == any("ab"), any(nil) == nil, any(S{1}) == any(S{1}), any(&S{1}) == any(&S{1}))
	fmt.Println(any(3) == 3, "a" == any("a"), any(int8(3)) == 3)
	m := map[Getter]string{S{1}: "one", empty{}: "empty"}
	fmt.Println(m[S{1}], m[empty{}], m[S{2}] == "")
	var e1, e2 error
	fmt.Println(e1 == e2, e1 == nil)
	f := g.Get
	g = S{42}
	fmt.Println(f(), g.Get())
	arr := [3]Getter{S{1}, nil, &S{2}}
	cp := arr
	cp[1] = S{9}
	fmt.Println(arr[1] == nil, cp[1].Get(), cp[2] == arr[2])
	var aa any = &g
	*(aa.(*Getter)) = S{7}
	fmt.Println(g.Get())
}
