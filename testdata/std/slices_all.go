// Every function of package slices on several element types.
package main

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
)

type word string

type rec struct {
	key  int
	name string
}

type list []rec

func byKey(a, b rec) int { return cmp.Compare(a.key, b.key) }

func show[S ~[]E, E any](name string, s S) { fmt.Println(name, s, len(s), s == nil) }

func main() {
	ints := []int{3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5}
	s := slices.Clone(ints)
	slices.Sort(s)
	show("sort", s)
	fmt.Println(slices.IsSorted(s), slices.IsSorted(ints))
	fmt.Println(slices.BinarySearch(s, 5))
	fmt.Println(slices.BinarySearch(s, 7))
	fmt.Println(slices.BinarySearchFunc(list{{1, "a"}, {3, "b"}}, 3, func(r rec, k int) int { return r.key - k }))
	show("compact", slices.Compact(s))
	fmt.Println(s)
	show("compactfunc", slices.CompactFunc([]string{"a", "A", "b", "B", "c"}, strings.EqualFold))
	show("insert", slices.Insert([]int{1, 2, 3}, 1, 7, 8, 9))
	show("insert end", slices.Insert([]int{1, 2, 3}, 3, 7))
	show("insert none", slices.Insert([]int{1, 2, 3}, 2))
	show("insert nil", slices.Insert([]string(nil), 0, "x"))
	grown := make([]int, 3, 10)
	copy(grown, []int{1, 2, 3})
	show("insert in place", slices.Insert(grown, 1, 10, 11))
	fmt.Println(grown[:5])
	// What is inserted overlaps with where it goes.
	big := make([]int, 6, 20)
	for i := range big {
		big[i] = i
	}
	show("overlap", slices.Insert(big, 1, big[2:5]...))
	big = big[:6]
	for i := range big {
		big[i] = i
	}
	show("overlap before", slices.Insert(big, 4, big[0:3]...))
	for i := range big {
		big[i] = i
	}
	show("overlap all", slices.Insert(big, 3, big...))
	show("delete", slices.Delete([]int{0, 1, 2, 3, 4}, 1, 3))
	d := []*int{new(int), new(int), new(int)}
	e := slices.Delete(d, 0, 2)
	fmt.Println(len(e), d[1] == nil, d[2] == nil)
	show("deletefunc", slices.DeleteFunc([]int{1, 2, 3, 4, 5, 6}, func(i int) bool { return i%2 == 0 }))
	show("replace less", slices.Replace([]int{0, 1, 2, 3, 4}, 1, 4, 9))
	show("replace same", slices.Replace([]int{0, 1, 2, 3, 4}, 1, 3, 8, 9))
	show("replace more", slices.Replace([]int{0, 1, 2, 3, 4}, 1, 2, 6, 7, 8, 9))
	room := make([]int, 5, 50)
	for i := range room {
		room[i] = i
	}
	show("replace in place", slices.Replace(room, 1, 2, 6, 7, 8))
	for i := range room {
		room[i] = i
	}
	show("replace overlap", slices.Replace(room, 0, 1, room[1:4]...))
	fmt.Println(slices.Index(ints, 4), slices.Index(ints, 8), slices.IndexFunc(ints, func(i int) bool { return i > 4 }))
	fmt.Println(slices.Contains([]word{"a"}, "a"), slices.ContainsFunc(ints, func(i int) bool { return i < 0 }))
	fmt.Println(slices.Equal(ints, s), slices.Equal([]float64{math.NaN()}, []float64{math.NaN()}), slices.Equal[[]int](nil, []int{}))
	fmt.Println(slices.EqualFunc([]int{1}, []string{"1"}, func(i int, s string) bool { return fmt.Sprint(i) == s }))
	fmt.Println(slices.Compare([]int{1, 2}, []int{1, 3}), slices.Compare([]int{1, 2}, []int{1}), slices.Compare([]int{}, []int{1}), slices.Compare([]int{1}, []int{1}))
	fmt.Println(slices.CompareFunc([]int{1}, []string{"2"}, func(i int, s string) int { return strings.Compare(fmt.Sprint(i), s) }))
	fmt.Println(slices.Max(ints), slices.Min(ints), slices.Max([]float64{1, math.NaN(), 3}), slices.Min([]string{"b", "a"}))
	recs := list{{2, "a"}, {1, "b"}, {2, "c"}, {1, "d"}}
	fmt.Println(slices.MaxFunc(recs, byKey), slices.MinFunc(recs, byKey))
	slices.SortStableFunc(recs, byKey)
	fmt.Println(recs, slices.IsSortedFunc(recs, byKey))
	slices.Reverse(recs)
	fmt.Println(recs)
	show("concat", slices.Concat([]int{1}, nil, []int{2, 3}))
	show("concat none", slices.Concat[[]int]())
	show("repeat", slices.Repeat([]int{1, 2}, 3))
	show("repeat none", slices.Repeat([]int{1, 2}, 0))
	show("clone nil", slices.Clone(list(nil)))
	show("clone empty", slices.Clone(list{}))
	g := slices.Grow([]int{1}, 10)
	fmt.Println(len(g), cap(g) >= 11, cap(slices.Clip(g)))
	for i, v := range slices.All([]string{"x", "y"}) {
		fmt.Print(i, v, " ")
	}
	for i, v := range slices.Backward([]string{"x", "y"}) {
		fmt.Print(i, v, " ")
	}
	for v := range slices.Values(list{{1, "v"}}) {
		fmt.Print(v, " ")
	}
	fmt.Println()
	show("collect", slices.Collect(slices.Values([]int{1, 2})))
	show("collect none", slices.Collect(slices.Values([]int{})))
	show("appendseq", slices.AppendSeq([]int{0}, slices.Values([]int{1, 2})))
	show("sorted", slices.Sorted(slices.Values(ints)))
	show("sortedfunc", slices.SortedFunc(slices.Values(ints), func(a, b int) int { return b - a }))
	show("sortedstable", slices.SortedStableFunc(slices.Values(recs), byKey))
	for c := range slices.Chunk(ints, 4) {
		fmt.Print(c, cap(c), " ")
	}
	fmt.Println()
	fs := []float64{3, math.NaN(), math.Inf(-1), -0.0, 2}
	slices.Sort(fs)
	fmt.Println(fs)
	fmt.Println(slices.BinarySearch(fs, math.NaN()))
}
