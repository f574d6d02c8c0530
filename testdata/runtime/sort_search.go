// sort: Ints, Slice, Stable, Sort with an interface, Search, Reverse.
package main

import (
	"fmt"
	"sort"
)

type person struct {
	name string
	age  int
}
type byAge []person

func (b byAge) Len() int           { return len(b) }
func (b byAge) Less(i, j int) bool { return b[i].age < b[j].age }
func (b byAge) Swap(i, j int)      { b[i], b[j] = b[j], b[i] }

func main() {
	a := []int{5, 2, 8, 1, 9, 3, -4, 0}
	sort.Ints(a)
	fmt.Println(a, sort.IntsAreSorted(a), sort.SearchInts(a, 3), sort.SearchInts(a, 4), sort.SearchInts(a, 100))
	s := []string{"pear", "Apple", "fig", "apple", ""}
	sort.Strings(s)
	fmt.Printf("%q\n", s)
	sort.Sort(sort.Reverse(sort.StringSlice(s)))
	fmt.Printf("%q\n", s)
	f := []float64{2.5, -1, 1e9, 0}
	sort.Float64s(f)
	fmt.Println(f)
	ps := []person{{"a", 30}, {"b", 20}, {"c", 30}, {"d", 10}, {"e", 20}, {"f", 30}}
	sort.Stable(byAge(ps))
	fmt.Println(ps)
	sort.Slice(ps, func(i, j int) bool { return ps[i].name > ps[j].name })
	fmt.Println(ps)
	sort.SliceStable(ps, func(i, j int) bool { return ps[i].age > ps[j].age })
	fmt.Println(ps)
	big := make([]int, 10000)
	x := uint32(1)
	for i := range big {
		x = x*1664525 + 1013904223
		big[i] = int(x >> 12)
	}
	sort.Ints(big)
	ok := true
	for i := 1; i < len(big); i++ {
		ok = ok && big[i-1] <= big[i]
	}
	fmt.Println(ok, big[0], big[9999])
	sort.Sort(sort.Reverse(sort.IntSlice(big)))
	fmt.Println(big[0], big[9999], sort.SliceIsSorted(big, func(i, j int) bool { return big[i] > big[j] }))
	i := sort.Search(1000, func(i int) bool { return i*i >= 5000 })
	fmt.Println(i)
	i, found := sort.Find(len(s), func(i int) int {
		if "fig" == s[i] {
			return 0
		}
		if "fig" > s[i] {
			return -1
		}
		return 1
	})
	fmt.Println(i, found)
	for n := range 60 {
		t := make([]byte, n)
		for k := range t {
			t[k] = byte(k * 37 % 11)
		}
		sort.Slice(t, func(a, b int) bool { return t[a] < t[b] })
		if !sort.SliceIsSorted(t, func(a, b int) bool { return t[a] < t[b] }) {
			fmt.Println("unsorted", n)
		}
	}
}
