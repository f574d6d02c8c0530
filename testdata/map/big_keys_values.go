// Maps with big keys and values, keys of every comparable kind, many entries, update in place through pointers.
package main

import (
	"fmt"
	"strings"
)

type bigKey struct {
	a [20]int
	s string
}
type bigVal struct {
	data [40]int
	name string
}
type iface interface{ M() }
type impl int

func (impl) M() {}

func main() {
	bk := map[bigKey]int{}
	for i := range 200 {
		k := bigKey{s: fmt.Sprint("k", i%50)}
		k.a[i%20] = i % 10
		bk[k]++
	}
	fmt.Println(len(bk), bk[bigKey{s: "k0"}])
	bv := map[int]bigVal{}
	for i := range 100 {
		v := bv[i%10]
		v.data[i%40]++
		v.name += "x"
		bv[i%10] = v
	}
	fmt.Println(len(bv), bv[3].name, bv[3].data[3], bv[77].name == "")
	m8 := map[int8]uint16{}
	for i := range 1000 {
		m8[int8(i)]++
	}
	fmt.Println(len(m8), m8[-1], m8[127], m8[-128])
	mp := map[*int]string{}
	x, y := 1, 1
	mp[&x], mp[&y] = "x", "y"
	fmt.Println(mp[&x], mp[&y], len(mp))
	mch := map[chan int]int{}
	c1, c2 := make(chan int), make(chan int)
	mch[c1]++
	mch[c2] += 2
	mch[c1]++
	fmt.Println(mch[c1], mch[c2])
	mi := map[iface]int{impl(1): 1, impl(2): 2}
	mi[impl(1)] += 10
	fmt.Println(mi[impl(1)], mi[nil], len(mi))
	ma := map[[3]string]bool{{"a", "b", "c"}: true}
	fmt.Println(ma[[3]string{"a", "b", "c"}], ma[[3]string{}])
	mst := map[struct{}]int{}
	mst[struct{}{}]++
	mst[struct{}{}]++
	fmt.Println(mst)
	me := map[string]struct{}{"a": {}}
	_, ok := me["a"]
	_, no := me["b"]
	fmt.Println(ok, no)
	mu := map[uint64]uint64{}
	h := uint64(1)
	for range 50000 {
		h = h*6364136223846793005 + 1
		mu[h%9973] ^= h
	}
	var xor uint64
	for k, v := range mu {
		xor ^= k * v
	}
	fmt.Println(len(mu), xor)
	mm := map[string]*bigVal{"p": {}}
	mm["p"].data[0] = 5
	mm["p"].name += "named"
	fmt.Println(mm["p"].data[0], mm["p"].name)
	msl := map[string][]string{}
	for _, w := range strings.Fields("apple ant bee bat ape") {
		msl[w[:1]] = append(msl[w[:1]], w)
	}
	fmt.Println(msl)
	fm := map[string]func(...int) int{"sum": func(x ...int) (s int) {
		for _, v := range x {
			s += v
		}
		return
	}}
	fmt.Println(fm["sum"](1, 2, 3))
}
