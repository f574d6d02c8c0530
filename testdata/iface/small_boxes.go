// Interfaces with small integers and single bytes: nothing is allocated, the values are right on both sides of the limit, also signed and of named types.
package main

import (
	"fmt"
	"runtime"
)

type level int16
type id uint64

func (l level) String() string { return fmt.Sprintf("level %d", int(l)) }

var (
	sink  any
	named fmt.Stringer
)

func allocations(n int, f func(int)) bool {
	f(0) // whatever is made once
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for i := range n {
		f(i)
	}
	runtime.ReadMemStats(&after)
	return after.Mallocs-before.Mallocs >= uint64(n)/2
}

func show(what string, n int, f func(int)) { fmt.Println(what, allocations(n, f)) }

//go:noinline
func box(v int64) any { return v }

//go:noinline
func boxes(v int) []any {
	return []any{int8(v), uint8(v), int16(v), uint16(v), int32(v), uint32(v), int64(v), uint64(v), uintptr(v), level(v), id(v), v}
}

func main() {
	show("int", 1000, func(i int) { sink = i & 255 })
	show("int16", 1000, func(i int) { sink = int16(i & 255) })
	show("uint32", 1000, func(i int) { sink = uint32(i & 255) })
	show("uint64", 1000, func(i int) { sink = id(i & 255) })
	show("int8", 1000, func(i int) { sink = int8(i) })
	show("bool", 1000, func(i int) { sink = i&1 == 0 })
	show("method", 1000, func(i int) { named = level(i & 255) })
	show("larger", 1000, func(i int) { sink = i + 256 })
	show("negative", 1000, func(i int) { sink = -1 - i })
	show("negative int32", 1000, func(i int) { sink = int32(-1 - i) })

	for _, v := range []int{-1 << 63, -257, -256, -255, -129, -128, -1, 0, 1, 127, 128, 254, 255, 256, 257, 511, 65535, 65536, 1<<63 - 1} {
		fmt.Println(boxes(v)...)
		fmt.Println(box(int64(v)) == any(int64(v)), box(int64(v)) == any(v), box(int64(v)).(int64) == int64(v))
	}
	m := map[any]int{}
	for i := range 600 {
		m[i%300] += i
	}
	fmt.Println(len(m), m[255], m[256], m[any(uint8(5))])
	a, b := any(7), any(7)
	func() {
		defer func() { fmt.Println(recover(), a == b) }()
		for i := range 3 {
			defer func(v any) { fmt.Println(v) }(i + 254)
		}
		panic(any(300 - 100))
	}()
}
