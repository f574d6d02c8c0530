// Composite literals: elided types at every depth, pointers elided, keys of maps that are literals, nested anonymous structs, addresses, mixtures of indices.
package main

import "fmt"

type P struct{ X, Y int }
type L struct{ From, To *P }
type Deep map[P][]map[string]*[2]P

const k = 2

func main() {
	a := []P{{1, 2}, {Y: 3}, {}}
	b := []*P{{1, 2}, nil, {X: 4}}
	c := map[P]string{{1, 2}: "a", {}: "zero"}
	d := map[string][]P{"x": {{1, 1}, {2, 2}}, "y": nil, "z": {}}
	e := [...][2]*P{{{1, 2}}, 3: {1: {3, 4}}}
	f := Deep{{1, 2}: {{"k": {{5, 6}, {7, 8}}}, nil, {}}}
	g := &[]map[int]P{{1: {1, 1}}, {k * 2: {}}}
	h := struct {
		P
		in struct{ a, b int }
		s  []struct{ n string }
	}{P{1, 2}, struct{ a, b int }{3, 4}, []struct{ n string }{{"x"}, {n: "y"}}}
	i := [...]string{k: "two", "three", 0: "zero", 1: "one", 5: "five"}
	j := []int{9: 1, 8, k: 5, 6}
	l := []L{{&P{1, 2}, &P{}}, {To: &P{3, 4}}}
	m := [][]int{{}, {1}, nil, {2, 3}}
	n := map[[2]int]map[bool][]string{{1, 2}: {true: {"t"}, false: {}}}
	o := []any{1, P{}, []int{1}, map[string]int{"a": 1}, nil, &P{5, 5}, func() int { return 1 }()}
	q := [2][]*[2]int{{{1, 2}, {3}}, {nil}}
	r := &[...]**P{new(&P{1, 1})}
	fmt.Println(a, *b[0], b[1] == nil, b[2].X, c, d)
	fmt.Println(len(e), e[0][0].Y, e[3][1].X, e[1][0] == nil, f[P{1, 2}][0]["k"][1], len(f[P{1, 2}]))
	fmt.Println(*g, h, i, len(i), j, len(j))
	fmt.Println(l[0].From.Y, l[1].From == nil, l[1].To.X, m, n, len(o), *o[5].(*P))
	fmt.Println(*q[0][1], q[1][0] == nil, (**r[0]).X)
	if (P{1, 2}) == (P{1, 2}) {
		fmt.Println("compared")
	}
	for _, p := range []P{{1, 2}} {
		fmt.Println(p)
	}
	switch (P{1, 1}) {
	case P{1, 1}:
		fmt.Println("case")
	}
	p := &P{1, 2}
	s := *p
	p.X = 50
	fmt.Println(s, P{}.X, (&P{3, 4}).Y, []int{1, 2, 3}[1], map[string]int{"a": 5}["a"], [3]int{1}[0], "abc"[1], len([]P{{}, {}}))
}
