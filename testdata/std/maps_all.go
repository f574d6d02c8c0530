// Every function of package maps.
package main

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
)

type table map[string]int

func main() {
	m := table{"a": 1, "b": 2, "c": 3}
	c := maps.Clone(m)
	fmt.Println(maps.Equal(m, c), maps.Equal(m, map[string]int{"a": 1}), maps.Clone(table(nil)) == nil)
	fmt.Printf("%T\n", c)
	c["d"] = 4
	fmt.Println(len(m), len(c))
	fmt.Println(maps.EqualFunc(m, map[string]string{"a": "1", "b": "2", "c": "3"}, func(i int, s string) bool { return strconv.Itoa(i) == s }))
	maps.DeleteFunc(c, func(k string, v int) bool { return v%2 == 0 })
	fmt.Println(c)
	maps.Copy(c, map[string]int{"x": 9})
	fmt.Println(c)
	fmt.Println(slices.Sorted(maps.Keys(c)), slices.Sorted(maps.Values(c)))
	sum := 0
	for _, v := range maps.All(c) {
		sum += v
	}
	fmt.Println(sum)
	maps.Insert(c, func(yield func(string, int) bool) {
		_ = yield("i", 1) && yield("j", 2)
	})
	fmt.Println(c)
	inv := maps.Collect(func(yield func(int, string) bool) {
		for k, v := range m {
			if !yield(v, k) {
				return
			}
		}
	})
	fmt.Println(inv)
	n := 0
	for range maps.Keys(m) {
		n++
		break
	}
	for range maps.Values(m) {
		n++
		break
	}
	for range maps.All(m) {
		n++
		break
	}
	fmt.Println(n)
	nan := map[float64]int{}
	var zero float64
	nan[zero/zero] = 1
	fmt.Println(maps.Equal(nan, nan), len(maps.Clone(nan)))
}
