// append of several elements that are too large for registers and come from the very slice, or array, that is appended to.
package main

import "fmt"

type pair [2]int

type large struct {
	a    int
	rest [10]int
	s    string
}

type holder struct {
	arr [3]int
	in  *holder
}

func (h *holder) inc() *holder { h.arr[0]++; return h }

func firsts(s []large) (out []int) {
	for _, x := range s {
		out = append(out, x.a)
	}
	return
}

func swap[T any](s []T) []T { return append(s[:0], s[1], s[0]) }

var table = [4]pair{{1}, {2}, {3}, {4}}

func main() {
	s := []pair{{1}, {2}, {3}}
	fmt.Println(append(s[:1], s[2], s[1]), s)
	l := []large{{a: 1, s: "one"}, {a: 2}, {a: 3}}
	l = append(l[:0], l[2], l[0], l[1])
	fmt.Println(firsts(l), l[1].s)
	fmt.Println(firsts(swap(l)), swap([]pair{{5}, {6}}), swap([]int{7, 8}))
	m := map[int][]pair{1: {{1}, {2}, {3}}}
	t := m[1]
	m[1] = append(m[1][:0], t[2], t[1], t[0])
	fmt.Println(m)
	fmt.Println(append(table[:1], table[3], table[2], (table[1])), table)
	var local [4]pair
	view := local[:]
	local[1], local[2] = pair{1}, pair{2}
	view = append(view[:0], local[2], local[1], local[0], local[0])
	fmt.Println(view, local)
	p, q := &view[0], &view[1]
	fmt.Println(append(view[:0], *q, *p), local)
	// Variables that no slice can reach.
	x, y := pair{8}, large{a: 9}
	w := [2]pair{{10}, {11}}
	h := holder{arr: [3]int{12}}
	fmt.Println(append(view[:1], x, w[1], w[0]), firsts(append(l[:1], y, large{}, y)))
	h.in = &holder{arr: [3]int{13}}
	hs := []holder{h, *h.in, {}}
	hs = append(hs[:0], *hs[1].inc(), hs[0], *hs[0].in, *hs[0].inc())
	for _, h := range hs {
		fmt.Print(h.arr, h.in != nil, " ")
	}
	fmt.Println()
	arrays := [][3]int{{1}, {2}, {3}}
	owner := struct{ all [][3]int }{arrays}
	owner.all = append(owner.all[:0], owner.all[2], owner.all[1], arrays[0], [3]int{4})
	fmt.Println(owner.all, arrays)
	grown := append(arrays[1:2:2], arrays[2], arrays[1], arrays[0])
	fmt.Println(grown, arrays)
	func() {
		defer func() { fmt.Println(recover(), arrays) }()
		arrays = append(arrays[:0], arrays[2], arrays[len(arrays)])
	}()
}
