// A panic unwinds through several frames and runs every deferred call on the way; execution goes on after the recovering frame's call.
package main

import "fmt"

var depth int

func down(n int) {
	defer func() { depth++ }()
	if n == 0 {
		var m map[string]int
		m["x"] = 1
	}
	down(n - 1)
}

func a() (s string) {
	defer func() { s += "a" }()
	s = b()
	return s + "-after-b-"
}

func b() (s string) {
	defer func() {
		if r := recover(); r != nil {
			s = fmt.Sprint("[", r, "]")
		}
	}()
	c()
	return "not reached"
}

func c() {
	defer fmt.Print("c1 ")
	func() {
		defer fmt.Print("c2 ")
		d(nil)
	}()
	fmt.Print("not reached")
}

type node struct{ next *node }

func d(n *node) { _ = n.next.next }

func locals() int {
	x, y, z := 1, 2.5, "s"
	arr := [4]int{1, 2, 3, 4}
	func() {
		defer func() { recover() }()
		x++
		arr[x] = 100
		y *= 2
		z += "t"
		panic("p")
	}()
	fmt.Println(x, y, z, arr)
	return x
}

func loopRecover() {
	total := 0
	for i := 0; i < 1000; i++ {
		func() {
			defer func() {
				if recover() != nil {
					total += i
				}
			}()
			s := []int{1, 2, 3}
			total += s[i%6]
		}()
	}
	fmt.Println(total)
}

func closureResult() (n int, ok bool) {
	defer func() {
		ok = recover() == nil
	}()
	n = 5
	var p *int
	n = *p
	n = 6
	return n, true
}

func inGoroutine() {
	ch := make(chan any)
	for i := range 5 {
		go func() {
			defer func() { ch <- recover() }()
			z := i - i
			fmt.Print(1 / z)
		}()
	}
	for range 5 {
		fmt.Println(<-ch)
	}
}

func main() {
	func() {
		defer func() { fmt.Println(recover(), depth) }()
		down(1000)
	}()
	fmt.Println(a())
	fmt.Println(locals())
	loopRecover()
	fmt.Println(closureResult())
	inGoroutine()
}
