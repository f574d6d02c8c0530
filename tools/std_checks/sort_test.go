// Checks of sort against Go's: also where equal elements end up, since programs show it.
package sort

import (
	"fmt"
	"math/rand"
	"sort"
	"testing"

	our "stdcheck/std/sort"
)

type item struct{ key, id int }

type items []item

func (x items) Len() int           { return len(x) }
func (x items) Less(i, j int) bool { return x[i].key < x[j].key }
func (x items) Swap(i, j int)      { x[i], x[j] = x[j], x[i] }

func inputs(r *rand.Rand, n int) items {
	x := make(items, n)
	kind, keys := r.Intn(8), 1+r.Intn(1+r.Intn(n+1))
	for i := range x {
		k := 0
		switch kind {
		case 0:
			k = i
		case 1:
			k = n - i
		case 2:
			k = i / 3
		case 3:
			k = i % keys
		case 4:
			k = i
			if r.Intn(20) == 0 {
				k = r.Intn(n)
			}
		case 5:
			k = -(i ^ 5)
		case 6:
			if i < n/2 {
				k = i
			} else {
				k = n - i
			}
		default:
			k = r.Intn(keys)
		}
		x[i] = item{k, i}
	}
	return x
}

func TestSame(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	for i := 0; i < 30000; i++ {
		n := r.Intn(100)
		if i%10 == 0 {
			n = r.Intn(3000)
		}
		x := inputs(r, n)
		for j, f := range [][2]func(items){
			{func(x items) { our.Sort(x) }, func(x items) { sort.Sort(x) }},
			{func(x items) { our.Stable(x) }, func(x items) { sort.Stable(x) }},
			{func(x items) { our.Sort(our.Reverse(x)) }, func(x items) { sort.Sort(sort.Reverse(x)) }},
			{func(x items) { our.Slice(x, x.Less) }, func(x items) { sort.Slice(x, x.Less) }},
			{func(x items) { our.SliceStable(x, x.Less) }, func(x items) { sort.SliceStable(x, x.Less) }},
		} {
			a, b := append(items(nil), x...), append(items(nil), x...)
			f[0](a)
			f[1](b)
			if fmt.Sprint(a) != fmt.Sprint(b) {
				t.Fatalf("%d: n %d\nin   %v\nours %v\nwant %v", j, n, x, a, b)
			}
		}
	}
}

// killer answers Less so that quicksort is slow (M. D. McIlroy, "A killer adversary for quicksort", 1999).
type killer struct {
	value, index []int
	solid, gas   int
	last         int
	count        int
}

func (k *killer) Len() int { return len(k.index) }
func (k *killer) Less(i, j int) bool {
	k.count++
	x, y := k.index[i], k.index[j]
	if k.value[x] == k.gas && k.value[y] == k.gas {
		if x == k.last {
			k.value[x] = k.solid
		} else {
			k.value[y] = k.solid
		}
		k.solid++
	}
	if k.value[x] == k.gas {
		k.last = x
	} else if k.value[y] == k.gas {
		k.last = y
	}
	return k.value[x] < k.value[y]
}
func (k *killer) Swap(i, j int) { k.index[i], k.index[j] = k.index[j], k.index[i] }

func TestWorst(t *testing.T) {
	n := 20000
	k := &killer{value: make([]int, n), index: make([]int, n), gas: n - 1}
	for i := range k.value {
		k.value[i] = k.gas
		k.index[i] = i
	}
	our.Sort(k)
	if k.count > 60*n {
		t.Fatal(k.count)
	}
}

func TestSearch(t *testing.T) {
	x := []int{1, 3, 3, 5, 9}
	for v := -1; v < 12; v++ {
		if our.SearchInts(x, v) != sort.SearchInts(x, v) || our.IntSlice(x).Search(v) != sort.SearchInts(x, v) {
			t.Fatal(v)
		}
		a, b := our.Find(len(x), func(i int) int { return v - x[i] })
		c, d := sort.Find(len(x), func(i int) int { return v - x[i] })
		if a != c || b != d {
			t.Fatal(v)
		}
	}
	r := rand.New(rand.NewSource(2))
	for i := 0; i < 1000; i++ {
		n := r.Intn(200)
		a, s, f := make([]int, n), make([]string, n), make([]float64, n)
		for j := range a {
			a[j], s[j], f[j] = r.Intn(100), fmt.Sprint(r.Intn(100)), r.NormFloat64()
		}
		our.Ints(a)
		our.Strings(s)
		our.Float64s(f)
		if !sort.IntsAreSorted(a) || !sort.StringsAreSorted(s) || !sort.Float64sAreSorted(f) || !our.IntsAreSorted(a) || !our.StringsAreSorted(s) || !our.Float64sAreSorted(f) {
			t.Fatal("not sorted")
		}
	}
}

func BenchmarkOur(b *testing.B) { bench(b, func(x items) { our.Sort(x) }) }
func BenchmarkGo(b *testing.B)  { bench(b, func(x items) { sort.Sort(x) }) }
func bench(b *testing.B, f func(items)) {
	x := make(items, 100000)
	for i := 0; i < b.N; i++ {
		r := rand.New(rand.NewSource(1))
		for j := range x {
			x[j].key = r.Int()
		}
		f(x)
	}
}
