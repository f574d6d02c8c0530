// The packages slices, maps and cmp.
package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
)

type P struct {
	n string
	a int
}

func main() {
	s := []int{3, 1, 2}
	slices.Sort(s)
	fmt.Println(s, slices.Contains(s, 2), slices.Index(s, 3), slices.Max(s), slices.Min(s))
	i, ok := slices.BinarySearch(s, 2)
	fmt.Println(i, ok, slices.Equal(s, []int{1, 2, 3}))
	ps := []P{{"b", 2}, {"a", 2}, {"c", 1}}
	slices.SortFunc(ps, func(x, y P) int { return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.n, y.n)) })
	fmt.Println(ps)
	m := map[string]int{"x": 1, "y": 2}
	keys := slices.Sorted(maps.Keys(m))
	fmt.Println(keys, slices.Collect(maps.Values(map[int]int{1: 5})))
	c := maps.Clone(m)
	delete(c, "x")
	fmt.Println(m, c, maps.Equal(m, c))
	s = slices.Insert(s, 1, 9, 8)
	s = slices.Delete(s, 0, 1)
	fmt.Println(s, slices.Compact([]int{1, 1, 2, 2, 1}), slices.IndexFunc(s, func(i int) bool { return i > 8 }))
	fmt.Println(cmp.Compare("a", "b"), cmp.Less(2, 1), min(cmp.Compare(1, 1), 5))
	for i, v := range slices.Backward(s) {
		fmt.Print(i, v, " ")
	}
	for c := range slices.Chunk([]int{1, 2, 3, 4, 5}, 2) {
		fmt.Print(c)
	}
	fmt.Println(slices.Repeat([]string{"a"}, 3), slices.Concat([]int{1}, []int{2, 3}))
}
