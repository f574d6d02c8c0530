// The trace of a panic in a function that was inlined into others.
package main

import (
	"fmt"
	"os"
)

type list struct{ items []int }

func (l *list) at(i int) int { return l.items[i] }

func (l *list) last() int {
	return l.at(len(l.items))
}

func sum(l *list) (n int) {
	for i := range l.items {
		n += l.at(i)
	}
	return n + l.last()
}

func main() {
	l := &list{make([]int, len(os.Args))}
	fmt.Println(
		sum(l),
	)
}
