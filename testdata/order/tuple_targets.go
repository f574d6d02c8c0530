// The operands of all left sides are evaluated before the first of several values is stored.
package main

import (
	"errors"
	"fmt"
)

type node struct {
	v    int
	next *node
	tail [12]int
}

func pair() (int, int)            { return 2, 9 }
func nodes() (*node, *node)       { return &node{v: 7}, &node{v: 8} }
func slice() ([]int, int)         { return []int{5, 5}, 6 }
func large() (int, [12]int)       { return 1, [12]int{7, 8, 9} }
func words() (int, string, error) { return 1, "v", errors.New("e") }

var global int

func moves() (int, int) { global = 3; return 1, 9 }

func results() (i int, a [2]string, err error) {
	defer func() { recover() }()
	i, a[i], err = words()
	a[1], i = "z", i+1
	panic("x")
}

func calls() {
	i := 0
	var a [4]int
	i, a[i] = pair()
	fmt.Println(i, a)
	p := &node{v: 1}
	old := p
	p, p.next = nodes()
	fmt.Println(p.v, p.next == nil, old.next.v)
	s := []int{1, 2}
	was := s
	s, s[0] = slice()
	fmt.Println(s, was)
	var lists [2][12]int
	i = 0
	i, lists[i] = large()
	fmt.Println(i, lists)
	i, p.tail[i+1] = pair()
	fmt.Println(i, p.tail)
	m := map[int]int{}
	i, m[i] = pair()
	m, m[7] = func() (map[int]int, int) { return nil, 1 }()
	fmt.Println(i, len(m))
	ip := new(int)
	first := ip
	ip, *ip = func() (*int, int) { return nil, 4 }()
	fmt.Println(ip, *first)
	// What the call changes is what the operands are: they come after it.
	a = [4]int{}
	global, a[global] = moves()
	fmt.Println(global, a)
	fmt.Println(results())
	// Operands that are calls come before it.
	index := func() int { fmt.Print("index "); return global }
	_, a[index()] = moves()
	fmt.Println(global, a)
	var x any
	var e error
	e, x = func() (error, error) { return nil, errors.New("x") }()
	fmt.Println(e, x)
}

func forms() {
	m := map[string]int{"x": 3}
	b := make([]bool, 4)
	j := 1
	j, b[j] = m["x"]
	fmt.Println(j, b)
	c := make(chan int, 1)
	c <- 2
	j = 0
	j, b[j] = <-c
	fmt.Println(j, b)
	var e any = 3
	b = make([]bool, 4)
	j = 1
	j, b[j] = e.(int)
	fmt.Println(j, b)
	k := map[int]bool{}
	j, k[j] = e.(int)
	j, k[j+10] = e.(int)
	fmt.Println(j, k)
	e = "ab"
	e, k[len(e.(string))] = any("abcd").(string)
	_, k[9] = e.(int)
	fmt.Println(e, k)
}

func selects() {
	c, never := make(chan int, 1), make(chan int)
	j, b := 0, make([]bool, 4)
	c <- 3
	select {
	case j, b[j] = <-c:
	}
	fmt.Println(j, b)
	c <- 1
	select {
	case j, b[j] = <-c:
	case j, b[j] = <-never:
	}
	fmt.Println(j, b)
	c <- 2
	select {
	case j, b[j+1] = <-c:
	default:
	}
	fmt.Println(j, b)
	p := &node{}
	old := p
	nodes := make(chan *node)
	close(nodes)
	done := [2]bool{true, true}
	select {
	case p, done[old.v] = <-nodes:
	}
	fmt.Println(p, done)
}

// The calls in all left sides come first.
func callsInTargets() {
	a, b := make([]int, 2), make([]bool, 2)
	old, other := a, make([]int, 2)
	first := func() int { fmt.Print("first "); return 0 }
	second := func() int { fmt.Print("second "); a = other; return 1 }
	c := make(chan int, 1)
	c <- 7
	a[first()], b[second()] = <-c
	fmt.Println(old, other, b)
	a, b[1] = old, false
	other[0] = 0
	c <- 8
	select {
	case a[first()], b[second()] = <-c:
	}
	fmt.Println(old, other, b)
	a = old
	for a[first()], b[second()] = range map[int]bool{3: false} {
	}
	fmt.Println(old, other, b)
	w := make([][12]int, 1)
	third := func() int { fmt.Print("third "); a = other; return 0 }
	a = old
	for a[first()], w[third()] = range make([][12]int, 1) {
		other[0]++
	}
	fmt.Println(old, other, w[0][0])
}

func try(name string, f func()) {
	defer func() { fmt.Println(name, recover()) }()
	f()
}

// Places are looked at when it is their turn to be stored to.
func panics() {
	i, b := 0, make([]bool, 2)
	var p *node
	var m map[int]bool
	try("index", func() { i, b[5+i] = func() (int, bool) { return 1, true }() })
	try("pointer", func() { i, p.v = pair() })
	try("map", func() { i, m[i] = any(7).(int) })
	fmt.Println(i)
	c := make(chan int, 1)
	c <- 8
	try("select", func() {
		select {
		case i, b[i] = <-c:
		}
	})
	fmt.Println(i, len(c))
}

func main() {
	calls()
	forms()
	selects()
	callsInTargets()
	panics()
}
