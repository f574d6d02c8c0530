// Sorting ints, strings and structs with comparison functions.
package main

import (
	"fmt"
	"sort"
)

type rec struct {
	key  uint32
	name string
}

func main() {
	x := uint32(12345)
	next := func() uint32 {
		x ^= x << 13
		x ^= x >> 17
		x ^= x << 5
		return x
	}
	ints := make([]int, 3_000_000)
	for i := range ints {
		ints[i] = int(next())
	}
	sort.Ints(ints)
	recs := make([]rec, 500_000)
	for i := range recs {
		k := next()
		recs[i] = rec{k, fmt.Sprint(k % 1000)}
	}
	sort.Slice(recs, func(i, j int) bool { return recs[i].key < recs[j].key })
	sum := 0
	for i := 0; i < len(recs); i += 1000 {
		sum += int(recs[i].key) * (i + 1) % 1000003
	}
	sort.SliceStable(recs, func(i, j int) bool { return recs[i].name < recs[j].name })
	strs := make([]string, len(recs))
	for i := range strs {
		strs[i] = recs[len(recs)-1-i].name
	}
	sort.Strings(strs)
	fmt.Println(ints[0], ints[len(ints)/2], sum, recs[1000].key, strs[777], sort.IntsAreSorted(ints))
}
