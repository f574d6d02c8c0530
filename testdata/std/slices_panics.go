// What slices and maps say when they panic, and that a comparison's panic comes through.
package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
)

type T struct{ n int }

func main() {
	try := func(name string, f func()) {
		defer func() { fmt.Println(name, recover()) }()
		f()
	}
	s := []int{1, 2, 3}
	try("insert", func() { slices.Insert(s, 4, 1) })
	try("insert-1", func() { slices.Insert(s, -1, 1) })
	try("delete", func() { slices.Delete(s, 2, 1) })
	try("delete2", func() { slices.Delete(s, 2, 4) })
	try("replace", func() { slices.Replace(s, 1, 5, 1) })
	try("grow", func() { slices.Grow(s, -1) })
	try("repeat", func() { slices.Repeat(s, -1) })
	try("repeat2", func() { slices.Repeat(s, 1<<62) })
	try("chunk", func() { slices.Chunk(s, 0) })
	try("max", func() { slices.Max([]int{}) })
	try("min", func() { slices.Min([]int{}) })
	try("maxf", func() { slices.MaxFunc([]int{}, cmp.Compare[int]) })
	try("minf", func() { slices.MinFunc([]int{}, cmp.Compare[int]) })
	try("copy", func() { maps.Copy(map[int]int(nil), map[int]int{1: 1}) })
	try("insm", func() { maps.Insert(map[int]int(nil), maps.All(map[int]int{1: 1})) })
	try("eq", func() { slices.Index([]any{[]int{}}, any([]int{})) })
	try("sortfunc", func() {
		slices.SortFunc([]T{{3}, {2}, {1}}, func(a, b T) int {
			if b.n == 3 {
				panic("three")
			}
			return a.n - b.n
		})
	})
}
