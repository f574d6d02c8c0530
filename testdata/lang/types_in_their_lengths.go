// Types whose array lengths depend on other types, and on pointers to themselves, which have a size before the type has one.
package main

import (
	"fmt"
	"unsafe"
)

type node struct {
	next *node
	room [unsafe.Sizeof((*node)(nil))]byte
	more [len(pair{})]int
}

type pair [unsafe.Sizeof(half(0)) / 2]int
type half int32

type list[T any] struct {
	head T
	tail *list[list[int]]
}

const size = unsafe.Sizeof(list[string]{})

type table map[string][len(row{}.cells)]row
type row struct {
	cells [3]int8
	all   table
}

func main() {
	fmt.Println(unsafe.Sizeof(node{}), len(node{}.room), len(node{}.more), len(pair{}), size)
	t := table{"a": {{cells: [3]int8{1, 2, 3}}}}
	t["b"] = [3]row{2: {all: t}}
	fmt.Println(len(t), len(t["b"]), len(t["b"][2].all), t["a"][0].cells)
	type inner struct {
		self *inner
		n    [unsafe.Sizeof(new(inner))]int
	}
	fmt.Println(len(inner{}.n))
}
