// Methods on types of every kind: functions, channels, maps, slices, arrays, basic types, pointers to them, local copies; addressability of receivers; calls chained through results.
package main

import "fmt"

type (
	I  int
	F  float64
	S  string
	B  bool
	C  complex128
	Sl []int
	A  [3]int
	M  map[string]int
	Ch chan int
	Fn func(int) int
	St struct{ n int }
	Em struct{ *St }
)

func (i I) Add(j I) I         { return i + j }
func (i *I) Inc() *I          { *i++; return i }
func (f F) Half() F           { return f / 2 }
func (s S) Twice() S          { return s + s }
func (s *S) Append(t S)       { *s += t }
func (b B) Not() B            { return !b }
func (c C) Conj() C           { return C(complex(real(c), -imag(c))) }
func (s Sl) Sum() (n int)     { for _, x := range s { n += x }; return }
func (s *Sl) Push(x int) *Sl  { *s = append(*s, x); return s }
func (a A) Rev() A            { a[0], a[2] = a[2], a[0]; return a }
func (a *A) Set(i, x int) *A  { a[i] = x; return a }
func (m M) Inc(k string) M    { m[k]++; return m }
func (m *M) Init() *M         { *m = M{}; return m }
func (c Ch) Put(x int) Ch     { c <- x; return c }
func (f Fn) Then(g Fn) Fn     { return func(x int) int { return g(f(x)) } }
func (s *St) Set(n int) *St   { s.n = n; return s }
func (s St) Get() int         { return s.n }
func (e Em) Both() int        { return e.Set(e.Get() + 1).Get() * 10 }

func get() *St { return &St{5} }

func main() {
	i := I(1)
	fmt.Println(i.Add(2).Add(3), *i.Inc().Inc(), i, I(7).Add(1))
	s := S("ab")
	s.Append(s.Twice())
	fmt.Println(F(3).Half().Half(), s, B(true).Not().Not(), C(1+2i).Conj())
	var sl Sl
	fmt.Println(sl.Push(1).Push(2).Sum(), sl, Sl{3, 4}.Sum())
	a := A{1, 2, 3}
	fmt.Println(a.Rev(), a, *a.Set(0, 9).Set(1, 8), a.Rev()[0])
	var m M
	fmt.Println(m.Init().Inc("a").Inc("a"), m)
	c := make(Ch, 3)
	fmt.Println(len(c.Put(1).Put(2)), <-c)
	inc := Fn(func(x int) int { return x + 1 })
	fmt.Println(inc.Then(inc).Then(func(x int) int { return x * 10 })(1))
	fmt.Println(get().Set(3).Get(), get().Get(), (&St{2}).Get(), St{4}.Get())
	e := Em{&St{1}}
	fmt.Println(e.Both(), e.Both(), e.n)
	arr := []St{{1}, {2}}
	arr[0].Set(10)
	ps := map[string]*St{"k": {3}}
	ps["k"].Set(30)
	fmt.Println(arr, ps["k"].n, arr[1].Get())
	var st struct{ in St }
	st.in.Set(6)
	p := &st
	p.in.Set(p.in.Get() + 1)
	fmt.Println(st)
	type local I
	fmt.Println(I(local(3)).Add(1))
	f := (*I).Inc
	f(f(&i))
	fmt.Println(i)
}
