// Package variables that refer to each other through types, methods, composite literals and address-taking; constants that depend on later ones; functions used as values in initialisers.
package main

import "fmt"

var table = map[string]func(int) int{"double": double, "lookup": lookup}

func double(n int) int { return n * factor }
func lookup(n int) int { return len(names) + n }

var factor = compute(3)
var names = []string{first, second + first}
var first, second = "f" + third, third + "s"
var third = fmt.Sprint(size)

const size = width * height
const (
	width  = depth + 1
	height = len(label)
	depth  = 2
	label  = "lab" + suffix
	suffix = "el"
)

var node = &Node{"root", []*Node{leaf, &other}}
var leaf = &Node{name: "leaf", kids: nil}
var other = Node{name: prefix("other")}

type Node struct {
	name string
	kids []*Node
}

func prefix(s string) string { return marker + s }

var marker = "#"

var arr [size]byte
var view = arr[1:width]
var last = &arr[len(arr)-1]

var iface fmt.Stringer = T(total)
var total = sum(view) + 5

type T int

func (t T) String() string { return fmt.Sprint("T", int(t), late) }

var late = "late"

func sum(b []byte) (n int) {
	for i := range b {
		b[i] = byte(i + 1)
		n += i
	}
	return
}

func compute(n int) int {
	if n == 0 {
		return base
	}
	return compute(n-1) + 1
}

var base = 10
var counter = func() func() int { n := base; return func() int { n++; return n } }()
var one, two = counter(), counter()
var swap1, swap2 = two, one

func init() { *last = 77 }

func main() {
	fmt.Println(table["double"](2), table["lookup"](1), factor, names, first, second, third)
	fmt.Println(size, node.name, len(node.kids), node.kids[0].name, node.kids[1].name, node.kids[1] == &other)
	fmt.Println(view, arr[len(arr)-1], iface, total, one, two, swap1, swap2, counter())
}
