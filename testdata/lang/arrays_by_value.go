// Arrays are values: assignment, parameters, range copies, comparison, nested indexing, pointers to arrays in range and len, multi-dimensional literals with keys.
package main

import "fmt"

type Matrix [2][3]int

func (m Matrix) T() (t [3][2]int) {
	for i, r := range m {
		for j, v := range r {
			t[j][i] = v
		}
	}
	return
}

func (m *Matrix) Set(i, j, v int) { m[i][j] = v }

func change(a [3]int) [3]int { a[0] = 99; return a }

func ptr(a *[3]int) (n int) {
	for i := range a {
		a[i]++
		n += a[i]
	}
	return n + len(a) + cap(a)
}

const N = 2

type Node struct {
	kids [N]*Node
	v    [N + 1]byte
}

func ret() (a [2]string) { a[1] = "b"; return }

func main() {
	a := [3]int{1, 2, 3}
	b := a
	b[1] = 20
	fmt.Println(a, b, change(a), a, a == b, a != [3]int{1, 2, 3})
	fmt.Println(ptr(&a), a)
	var m Matrix
	m.Set(1, 2, 5)
	row := m[1]
	row[0] = 7
	fmt.Println(m, row, m.T(), len(m), len(m[0]))
	c := [...]string{3: "d", 1: "b", "c2", 0: "a"}
	fmt.Println(len(c), c, len([...]int{9: 1}))
	d := [2][2][2]int{{{1, 2}, {3, 4}}, 1: {1: {1: 8}}}
	e := d
	e[0][0] = [2]int{9, 9}
	fmt.Println(d, e, d[1] == e[1])
	for i, v := range a {
		a[2] = 100
		a[i] = 0
		fmt.Print(v, " ")
	}
	fmt.Println(a)
	p := &[3]int{5, 6, 7}
	for i, v := range p {
		p[2] = 70
		fmt.Print(i, v, " ")
	}
	fmt.Println(len(p), p[1:], *p)
	var np *[4]int
	fmt.Println(len(np), cap(np))
	for i := range np {
		fmt.Print(i)
	}
	for range np {
		fmt.Print(".")
	}
	func() {
		defer func() { fmt.Println(recover()) }()
		for _, v := range np {
			fmt.Println("never", v)
		}
	}()
	n := Node{kids: [N]*Node{nil, {v: [...]byte{1, 2, 3}}}}
	k := n
	k.kids[1].v[0] = 50
	k.v[0] = 1
	fmt.Println(n.v, n.kids[1].v, k.v)
	arrs := map[string][2]int{}
	arrs["x"] = [2]int{1, 2}
	x := arrs["x"]
	x[0]++
	fmt.Println(arrs, x, ret()[1], [2]int{3, 4}[1], len([3]struct{}{}))
	fs := [2]func() int{func() int { return 1 }, func() int { return 2 }}
	fmt.Println(fs[1]()+fs[0](), [...]any{1, "x", nil}[1])
	i := 2
	a, i = [3]int{1, 2, 3}, a[i-2]
	fmt.Println(a, i)
	s := a[:2]
	a = [3]int{7, 8, 9}
	fmt.Println(s, s[:3])
	g := [3][]int{{1}, {2, 3}}
	h := g
	h[1][0] = 99
	h[0] = nil
	fmt.Println(g, h)
}
