// Where SortFunc leaves equal elements is visible: the algorithm makes Go's choices.
package main

import (
	"cmp"
	"fmt"
	"slices"
	"sort"
)

type item struct{ key, id int }

type generator uint64

func (g *generator) next(n int) int {
	*g ^= *g << 13
	*g ^= *g >> 7
	*g ^= *g << 17
	return int(uint64(*g) % uint64(n))
}

func digest(xs []item) uint64 {
	h := uint64(14695981039346656037)
	for _, x := range xs {
		h = (h ^ uint64(x.key*1000003+x.id)) * 1099511628211
	}
	return h
}

func main() {
	g := generator(88172645463325252)
	byKey := func(a, b item) int { return cmp.Compare(a.key, b.key) }
	for _, n := range []int{0, 1, 2, 5, 11, 12, 13, 20, 49, 50, 51, 100, 257, 1000, 3000} {
		for shape := range 8 {
			xs := make([]item, n)
			for i := range xs {
				k := 0
				switch shape {
				case 0:
					k = g.next(n)
				case 1:
					k = g.next(4)
				case 2:
					k = i
				case 3:
					k = n - i
				case 4:
					k = i % 7
				case 5:
					k = min(i, n-i)
				case 6:
					k = i
					if g.next(10) == 0 {
						k = g.next(n)
					}
				case 7:
					k = -(i & 64) + i
				}
				xs[i] = item{k, i}
			}
			ys, zs := slices.Clone(xs), slices.Clone(xs)
			slices.SortFunc(xs, byKey)
			slices.SortStableFunc(ys, byKey)
			sort.Slice(zs, func(i, j int) bool { return zs[i].key < zs[j].key })
			fmt.Println(n, shape, digest(xs), digest(ys), slices.Equal(xs, zs), slices.IsSortedFunc(xs, byKey))
		}
	}
	// A comparison that lies must not make anything go out of bounds.
	liar := make([]int, 500)
	for i := range liar {
		liar[i] = i * 7919 % 500
	}
	calls := 0
	slices.SortFunc(liar, func(a, b int) int { calls++; return calls%3 - 1 })
	slices.Sort(liar)
	fmt.Println(liar[0], liar[499])
	// Quicksort's worst case for medians of three (McIlroy's antiqsort).
	const n = 2000
	gas, solid, candidate := n, 0, 0
	val := make([]int, n)
	for i := range val {
		val[i] = gas
	}
	idx := make([]int, n)
	for i := range idx {
		idx[i] = i
	}
	ncmp := 0
	slices.SortFunc(idx, func(a, b int) int {
		ncmp++
		if val[a] == gas && val[b] == gas {
			if a == candidate {
				val[a] = solid
			} else {
				val[b] = solid
			}
			solid++
		}
		if val[a] == gas {
			candidate = a
		} else if val[b] == gas {
			candidate = b
		}
		return val[a] - val[b]
	})
	fmt.Println(ncmp < 200*n, ncmp)
}
