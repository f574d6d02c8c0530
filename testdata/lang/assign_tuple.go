// Tuple assignment: operands of index and pointer expressions are evaluated first, assignments happen left to right.
package main

import "fmt"

type node struct {
	val  int
	next *node
}

func main() {
	a, b := 1, 2
	a, b = b, a
	fmt.Println(a, b)

	x := []int{1, 2, 3}
	i := 0
	i, x[i] = 1, 2
	fmt.Println(i, x)

	i = 0
	x[i], i = 2, 1
	fmt.Println(i, x)

	x[0], x[0] = 1, 2
	fmt.Println(x)

	x[1], x[2] = x[2], x[1]
	fmt.Println(x)

	func() {
		defer func() { fmt.Println("recovered:", recover(), x) }()
		j := 3
		x[1], x[j] = 4, 5
	}()

	i = 2
	x = []int{3, 5, 7}
	for i, x[i] = range x {
		break
	}
	fmt.Println(i, x)

	p := &node{1, nil}
	q := &node{2, p}
	p.next, q = q, p
	fmt.Println(p.val, p.next.val, q.val, q == p)

	// reversing a list with a single tuple assignment
	list := &node{1, &node{2, &node{3, nil}}}
	var prev *node
	for list != nil {
		list, list.next, prev = list.next, prev, list
	}
	for n := prev; n != nil; n = n.next {
		fmt.Print(n.val, " ")
	}
	fmt.Println()

	var m = map[string]int{}
	m["a"], m["b"] = 1, len(m)
	fmt.Println(m)
	v, ok := m["zz"]
	fmt.Println(v, ok)
	_, ok = m["a"]
	fmt.Println(ok)

	n := 5
	n += n * 2
	n <<= 1
	n &^= 2
	n %= 7
	fmt.Println(n)

	arr := [3]int{1, 2, 3}
	brr := arr
	arr[0] = 100
	fmt.Println(arr, brr, arr == brr)
}
