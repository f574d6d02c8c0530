// sort: all orders, stability, where equal elements end up, and searching.
package main

import (
	"fmt"
	"math"
	"sort"
)

type person struct {
	name string
	age  int
}

type byAge []person

func (x byAge) Len() int           { return len(x) }
func (x byAge) Less(i, j int) bool { return x[i].age < x[j].age }
func (x byAge) Swap(i, j int)      { x[i], x[j] = x[j], x[i] }

func people(n int, keys uint32) []person {
	x := make([]person, n)
	state := uint32(12345)
	for i := range x {
		state = state*1664525 + 1013904223
		x[i] = person{fmt.Sprint("p", i), int(state >> 8 % keys)}
	}
	return x
}

func main() {
	a := []int{5, 2, 8, -1, 0, 3, 3}
	sort.Ints(a)
	fmt.Println(a, sort.IntsAreSorted(a), sort.SearchInts(a, 3), sort.SearchInts(a, 100))
	s := []string{"pear", "apple", "fig", "", "日", "Zebra"}
	sort.Strings(s)
	fmt.Printf("%q %d\n", s, sort.SearchStrings(s, "fig"))
	f := []float64{3, math.NaN(), math.Inf(-1), -2, math.Inf(1), 0}
	sort.Float64s(f)
	fmt.Println(f, sort.Float64sAreSorted(f), sort.SearchFloat64s(f[1:], 3))
	sort.Sort(sort.Reverse(sort.IntSlice(a)))
	fmt.Println(a)
	for _, n := range []int{0, 1, 2, 10, 13, 60, 500} {
		for _, keys := range []uint32{2, 5, 1000} {
			x := people(n, keys)
			sort.Sort(byAge(x))
			y := people(n, keys)
			sort.Stable(byAge(y))
			z := people(n, keys)
			sort.Slice(z, func(i, j int) bool { return z[i].age > z[j].age })
			w := people(n, keys)
			sort.SliceStable(w, func(i, j int) bool { return w[i].age%3 < w[j].age%3 })
			sum := func(x []person) (h uint64) {
				for _, p := range x {
					for _, c := range p.name {
						h = h*31 + uint64(c)
					}
					h = h*31 + uint64(p.age)
				}
				return h
			}
			fmt.Println(n, keys, sum(x), sum(y), sum(z), sum(w), sort.IsSorted(byAge(x)), sort.SliceIsSorted(w, func(i, j int) bool { return w[i].age%3 < w[j].age%3 }))
			if n == 13 {
				fmt.Println(x, y, z)
			}
		}
	}
	big := make([]int, 100000)
	state := uint64(1)
	for i := range big {
		state = state*6364136223846793005 + 1442695040888963407
		big[i] = int(state >> 33)
	}
	sort.Ints(big)
	fmt.Println(big[0], big[50000], big[99999], sort.IntsAreSorted(big))
	fmt.Println(sort.Search(100, func(i int) bool { return i*i >= 50 }))
	fmt.Println(sort.Find(len(s), func(i int) int {
		switch {
		case "fig" < s[i]:
			return -1
		case "fig" > s[i]:
			return 1
		}
		return 0
	}))
	bytesOf := []byte("sorting bytes")
	sort.Slice(bytesOf, func(i, j int) bool { return bytesOf[i] < bytesOf[j] })
	fmt.Printf("%q\n", bytesOf)
	arrays := [][3]int{{3, 1, 2}, {1, 2, 3}, {2, 3, 1}}
	sort.Slice(arrays, func(i, j int) bool { return arrays[i][0] < arrays[j][0] })
	fmt.Println(arrays)
	defer func() { fmt.Println("panics for what is no slice:", recover() != nil) }()
	sort.Slice(5, nil)
}
