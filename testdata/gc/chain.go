// A chain that grows at one end and is let go at the other: what nobody can reach any more is free, whichever way the first of it was made.
package main

import (
	"fmt"
	"runtime"
)

type node struct {
	next *node
	b    [1000]byte
}

// report says whether much more is in use than a few nodes.
func report(name string) {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	fmt.Println(name, m.HeapAlloc < 8<<20, m.HeapSys < 64<<20)
}

func pointer(n int) byte {
	head := &node{}
	tail := head
	for i := range n {
		tail.next = &node{}
		tail = tail.next
		if i > 100 {
			head = head.next
		}
	}
	report("pointer")
	return head.b[0]
}

func variable(n int) byte {
	dummy := node{}
	tail := &dummy
	for range n {
		tail.next = &node{}
		tail = tail.next
	}
	report("variable")
	return tail.b[0]
}

type list struct {
	head, tail *node
}

func (l *list) push(n *node) {
	if l.tail == nil {
		l.head = n
	} else {
		l.tail.next = n
	}
	l.tail = n
}

func (l *list) pop() *node {
	n := l.head
	l.head = n.next
	if l.head == nil {
		l.tail = nil
	}
	return n
}

func queue(n int) byte {
	var l list
	for i := range n {
		l.push(&node{b: [1000]byte{byte(i)}})
		if i > 100 {
			l.pop()
		}
	}
	report("queue")
	return l.pop().b[0]
}

func main() {
	fmt.Println(pointer(100_000), variable(100_000), queue(100_000))
}
