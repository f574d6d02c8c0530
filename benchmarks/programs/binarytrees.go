// Allocating and dropping binary trees: the allocator and the collector.
package main

import "fmt"

type node struct{ left, right *node }

func build(depth int) *node {
	if depth == 0 {
		return &node{}
	}
	return &node{build(depth - 1), build(depth - 1)}
}

func (n *node) count() int {
	if n.left == nil {
		return 1
	}
	return 1 + n.left.count() + n.right.count()
}

func main() {
	const depth = 18
	long := build(depth)
	for d := 4; d <= depth; d += 4 {
		iterations := 1 << (depth - d + 4)
		total := 0
		for range iterations {
			total += build(d).count()
		}
		fmt.Println(iterations, d, total)
	}
	fmt.Println(long.count())
}
