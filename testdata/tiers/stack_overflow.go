// Endless recursion through a loop's body ends with Go's message.
//
//test:timeout 120
//test:slow
package main

type node struct{ next *node }

func follow(n *node, depth int) int {
	sum := depth
	for n != nil {
		sum += follow(n.next, depth+1)
		n = n.next
	}
	return sum
}

func main() {
	n := &node{}
	n.next = n
	println(follow(n, 0))
}
