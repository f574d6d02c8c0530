// Zero-size types: arrays of them, maps, channels, slices, comparison, fields at the end, methods, huge arrays of nothing.
package main

import "fmt"

type E struct{}
type Z [0]int
type N struct {
	e E
	z Z
	a [5]struct{}
}

func (E) M() string  { return "M" }
func (*E) P() string { return "P" }
func (z Z) Len() int { return len(z) }

type I interface{ M() string }

func ret() (E, Z, int) { return E{}, Z{}, 1 }

func gen[T any](n int) []T { return make([]T, n) }

func main() {
	var e E
	var i I = e
	var j any = E{}
	fmt.Println(i.M(), e.P(), i == j, j == any(E{}), i.(E) == e)
	s := make([]E, 3, 1<<40)
	s = append(s, e, e)
	fmt.Println(len(s), cap(s) >= 5, s)
	big := make([]struct{}, 1<<50)
	fmt.Println(len(big), len(big[1<<40:]))
	n := 0
	for range big[:1000] {
		n++
	}
	for i := range big[:3] {
		n += i
	}
	fmt.Println(n)
	m := map[E]int{}
	m[e]++
	m[E{}]++
	fmt.Println(m, len(m))
	mm := map[string]struct{}{"a": {}, "b": {}}
	_, ok := mm["a"]
	fmt.Println(len(mm), ok)
	c := make(chan struct{}, 3)
	c <- struct{}{}
	c <- e
	fmt.Println(len(c), <-c)
	close(c)
	_, ok1 := <-c
	_, ok2 := <-c
	fmt.Println(ok1, ok2)
	var nn N
	fmt.Println(nn, nn == N{}, nn.z.Len(), len(nn.a))
	a, z, k := ret()
	fmt.Println(a, z, k)
	var arr [1 << 40]struct{}
	fmt.Println(len(arr), arr[1<<39])
	func() {
		defer func() { fmt.Println(recover()) }()
		x := 5
		_ = z[x]
	}()
	fmt.Println(len(gen[E](7)), copy(big, big[1:]) == 1<<50-1, len(gen[[0]string](2)))
	p := &E{}
	*p = E{}
	fmt.Println(*p == e, p.M(), p.P(), (*E).M(p))
	f := func(E, Z) E { return E{} }
	fmt.Println(f(e, z))
	t := struct {
		x int
		e E
	}{1, e}
	q := &t.e
	fmt.Println(t, *q)
	var ifc interface{} = [3]E{}
	switch v := ifc.(type) {
	case [2]E:
		fmt.Println("two")
	case [3]E:
		fmt.Println("three", v)
	}
	sel := make(chan E)
	go func() { sel <- E{} }()
	select {
	case v, ok := <-sel:
		fmt.Println(v, ok)
	}
}
