// Arrays are values: assignment, passing, comparison, range and map keys copy them.
package main

import "fmt"

func zero(a [3]int) [3]int { a[0] = 0; return a }
func zerop(a *[3]int)      { a[0] = 0 }

type grid [2][2]int

func (g grid) set(v int)   { g[0][0] = v }
func (g *grid) setp(v int) { g[0][0] = v }

func main() {
	a := [3]int{1, 2, 3}
	b := zero(a)
	fmt.Println(a, b, a == b, a != b)
	zerop(&a)
	fmt.Println(a, a == b)
	c := [...]string{"x", "y"}
	d := c
	d[1] = "z"
	fmt.Println(c, d, c == [2]string{"x", "y"}, len(c))
	var g grid
	g.set(5)
	fmt.Println(g)
	g.setp(6)
	fmt.Println(g)
	m := map[[2]int]string{{1, 2}: "a", {2, 1}: "b"}
	fmt.Println(m[[2]int{2, 1}], m[[2]int{1, 2}], len(m))
	s := [][2]int{{1, 2}, {3, 4}}
	for _, p := range s {
		p[0] = 100
	}
	fmt.Println(s)
	for i := range s {
		s[i][0] = 100
	}
	fmt.Println(s)
	var i1, i2 any = [2]int{1, 2}, [2]int{1, 2}
	fmt.Println(i1 == i2)
	type st struct {
		n   int
		arr [2]int
	}
	x := st{1, [2]int{3, 4}}
	y := x
	y.arr[0] = 9
	fmt.Println(x, y, x == y)
	f := func() [3]int { return [3]int{7, 8, 9} }
	fmt.Println(f()[1], len(f()))
	p := &x.arr
	p[1] = 44
	q := *p
	q[0] = -1
	fmt.Println(x, q)
	ch := make(chan [2]int, 1)
	ar := [2]int{1, 1}
	ch <- ar
	ar[0] = 2
	fmt.Println(<-ch, ar)
	var e [0]int
	fmt.Println(len(e), e == [0]int{})
	big := [1000]int{999: 5}
	big2 := big
	big2[0] = 1
	fmt.Println(big[999], big2[999], big == big2)
	fn := func(v [2]int) func() int { return func() int { v[0]++; return v[0] } }
	h := fn(ar)
	h()
	fmt.Println(h(), ar)
}
