// A panic out of a loop that went on compiled: the trace names the loop's function once, with its line.
package main

import "fmt"

type list struct {
	items []int
	next  *list
}

func sum(l *list, n int) (total int) {
	for i := 0; i < n; i++ {
		total += l.items[i%4]
		if i == n-1 {
			total += l.next.items[0]
		}
	}
	return total
}

func outer(l *list, n int) int {
	total := 0
	for i := 0; i < 3; i++ {
		total += sum(l, n)
	}
	return total
}

func main() {
	l := &list{items: []int{1, 2, 3, 4}}
	l.next = l
	fmt.Println(outer(l, 500000))
	l.next = nil
	fmt.Println(outer(l, 500000))
}
