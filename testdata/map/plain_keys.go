// Keys of 4 and 8 bytes that are compared as plain memory, of all kinds: the runtime has searches of its own for them, which must agree
// with reflect's, with generic code and with copies of the map.
package main

import (
	"fmt"
	"maps"
	"reflect"
	"sort"
)

type (
	pair32   struct{ x, y int32 }
	pair16   struct{ x, y int16 }
	mixed   struct {
		a int32
		b int16
		c uint8
		d bool
	}
	holes struct {
		a int8
		b int32
	}
	blank struct {
		a int32
		_ int32
	}
	inner   struct{ p pair16 }
	outer   struct{ a, b inner }
	pointer struct{ p *int }
	channel struct{ c chan int }
	floats  struct{ a, b float32 }
	word    [1]uint64
	bytes8  [8]byte
	bytes4  [4]byte
	halves  [2]int16
	nested  [2][2]pair8
	pair8   struct{ a, b int8 }
	runes   [1]rune
	empty   struct {
		a int64
		b struct{}
	}
)

func fill[K comparable](n int, key func(i int) K) (map[K]int, string) {
	m := map[K]int{}
	for i := range n {
		m[key(i)] += i
		m[key(i/2)]++
	}
	deleted := 0
	for i := 0; i < n; i += 3 {
		if _, ok := m[key(i)]; ok {
			deleted++
		}
		delete(m, key(i))
		if v, ok := m[key(i)]; ok || v != 0 {
			panic("still there")
		}
	}
	return m, fmt.Sprint(deleted)
}

func check[K comparable](name string, n int, key func(i int) K) {
	m, text := fill(n, key)
	v := reflect.ValueOf(m)
	sum, found := 0, 0
	for i := range n {
		e := v.MapIndex(reflect.ValueOf(key(i)))
		x, ok := m[key(i)]
		if e.IsValid() != ok || ok && e.Interface() != x {
			panic(name)
		}
		if ok {
			found++
			sum += x
		}
	}
	c := maps.Clone(m)
	v.SetMapIndex(reflect.ValueOf(key(n+1)), reflect.ValueOf(77))
	var values []int
	for k, x := range m {
		if y, ok := c[k]; ok && y != x {
			panic(name)
		}
		values = append(values, x)
	}
	sort.Ints(values)
	anys := map[any]int{}
	for i := range n {
		anys[key(i)]++
	}
	fmt.Println(name, text, len(m), len(c), found, sum, m[key(n+1)], values[:min(3, len(values))], len(anys), maps.Equal(m, c))
}

func main() {
	ints := make([]int, 200)
	chans := make([]chan int, 200)
	for i := range chans {
		chans[i] = make(chan int)
	}
	check("pair32", 1000, func(i int) pair32 { return pair32{int32(i % 7), int32(-i)} })
	check("pair16", 1000, func(i int) pair16 { return pair16{int16(i % 7), int16(i)} })
	check("mixed", 1000, func(i int) mixed { return mixed{int32(i), int16(-i), uint8(i), i&1 == 0} })
	check("holes", 100, func(i int) holes { return holes{int8(i), int32(i)} })
	check("blank", 100, func(i int) blank { return blank{a: int32(i)} })
	check("outer", 1000, func(i int) outer { return outer{inner{pair16{1, int16(i)}}, inner{pair16{int16(i / 3), 2}}} })
	check("pointer", 190, func(i int) pointer { return pointer{&ints[i]} })
	check("*int", 190, func(i int) *int { return &ints[i] })
	check("channel", 190, func(i int) channel { return channel{chans[i]} })
	check("chan", 190, func(i int) chan int { return chans[i] })
	check("floats", 100, func(i int) floats { return floats{float32(i), -float32(i) * 0} })
	check("word", 100, func(i int) word { return word{uint64(i) << 60} })
	check("bytes8", 300, func(i int) bytes8 { return bytes8{7: byte(i), 3: byte(i >> 8)} })
	check("bytes4", 300, func(i int) bytes4 { return bytes4{byte(i >> 8), 0, 0, byte(i)} })
	check("halves", 300, func(i int) halves { return halves{int16(i), int16(-i)} })
	check("nested", 300, func(i int) nested { return nested{{{int8(i), int8(i >> 8)}}, {1: {b: int8(i)}}} })
	check("runes", 300, func(i int) runes { return runes{rune(i)} })
	check("empty", 300, func(i int) empty { return empty{a: int64(i)} })
	check("bool", 1, func(i int) bool { return i == 0 })
	check("uint32", 300, func(i int) uint32 { return uint32(i) << 20 })

	counts := map[pair32]int{}
	counts[pair32{1, 2}]++
	p := &pair32{1, 2}
	counts[*p] += 2
	groups := map[bytes4][]int{}
	for i := range 10 {
		k := bytes4{byte(i % 3)}
		groups[k] = append(groups[k], i)
		k[0] = 9
	}
	fmt.Println(counts, groups)
	x, ok := groups[[4]byte{2}]
	fmt.Println(x, ok)
}
