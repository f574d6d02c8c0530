// Range statements that assign to what there is: the operands of both left sides come before the stores, except over functions.
package main

import "fmt"

type large struct {
	a    int
	rest [10]int
}

type word [2]int

type big uint64

func small() {
	k := 0
	var b [4]int
	for k, b[k] = range []int{1, 2, 3} {
	}
	fmt.Println(k, b)
	k = 0
	for k, b[k] = range [3]int{4, 5, 6} {
	}
	fmt.Println(k, b)
	var r [3]rune
	k = 0
	for k, r[k] = range "ab" {
	}
	fmt.Println(k, r)
	k = 0
	for k, b[k] = range map[int]int{3: 9} {
	}
	fmt.Println(k, b)
}

func larges() {
	k := 0
	var w [4]word
	for k, w[k] = range []word{{1, 2}, {3, 4}, {5, 6}} {
	}
	fmt.Println(k, w)
	k = 0
	for k, w[k] = range [2]word{{7}, {8}} {
	}
	fmt.Println(k, w)
	var l [3]large
	k = 0
	for k, l[k] = range []large{{a: 1}, {a: 2}, {a: 3}} {
	}
	fmt.Println(k, l[0].a, l[1].a, l[2].a)
	k = 0
	for k, l[k] = range map[int]large{1: {a: 9}} {
	}
	fmt.Println(k, l[0].a, l[1].a)
	m := map[int]word{}
	k = -1
	for k, m[k] = range []word{{1}, {2}} {
	}
	fmt.Println(k, m)
	// The index may be stored into the element itself.
	xs := []word{{1, 2}, {3, 4}}
	var v word
	for xs[0][0], v = range xs {
		fmt.Print(v, " ")
	}
	fmt.Println(xs)
	index := make(map[int]int)
	for index[0], v = range xs {
	}
	fmt.Println(index, v)
	for _, xs[1] = range xs {
	}
	fmt.Println(xs)
	// Into interfaces.
	var any1, any2 any
	for any1, any2 = range xs {
	}
	fmt.Printf("%T %v %T %v\n", any1, any1, any2, any2)
	boxes := make([]any, 3)
	k = 0
	for k, boxes[k] = range []large{{a: 1}, {a: 2}} {
	}
	fmt.Println(k, boxes)
	named := map[int]any{}
	for k, named[k] = range []word{{1}, {2}} {
	}
	fmt.Println(k, named)
}

func functions() {
	k := 0
	var b [4]int
	pairs := func(yield func(int, int) bool) { _ = yield(1, 5) && yield(2, 6) }
	for k, b[k] = range pairs {
	}
	fmt.Println(k, b)
	words := func(yield func(int, word) bool) { _ = yield(1, word{1}) && yield(2, word{2}) }
	var w [4]word
	k = 0
	for k, w[k] = range words {
	}
	fmt.Println(k, w)
	for _, w[k] = range words {
	}
	var x any
	for x, _ = range words {
	}
	fmt.Println(x, w)
	try("function", func() {
		for k, b[k+2] = range pairs {
		}
	})
	fmt.Println(k, b)
}

func try(name string, f func()) {
	defer func() { fmt.Println(name, recover()) }()
	f()
}

func panics() {
	k := 7
	var w []word
	try("index", func() {
		for k, w[k] = range []word{{1}} {
		}
	})
	fmt.Println(k)
	var p *large
	k = 7
	try("pointer", func() {
		for k, *p = range make([]large, 1) {
		}
	})
	fmt.Println(k)
}

func counts[I ~uint64]() {
	var x any
	for x = range 3 {
		fmt.Printf("%T %v ", x, x)
	}
	var c any
	const n = 'b' - 'a'
	for c = range n {
	}
	for x = range uint8(2) {
	}
	var i I
	for i = range I(3) {
	}
	fmt.Printf("%T %v %T %v %T %v\n", x, x, c, c, i, i)
}

func main() {
	small()
	larges()
	functions()
	panics()
	counts[uint64]()
	counts[big]()
}
