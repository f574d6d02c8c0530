// defer inside loops, conditions, switch and nested functions; number and order of deferred calls known only at run time.
package main

import (
	"fmt"
	"sync"
)

func loop(n int) (out []int) {
	for i := range n {
		if i%2 == 1 {
			continue
		}
		defer func() { out = append(out, i) }()
		if i == 8 {
			break
		}
	}
	return []int{-1}
}

func branch(k int) (s string) {
	switch k {
	case 1:
		defer func() { s += "one " }()
	case 2:
		defer func() { s += "two " }()
		fallthrough
	default:
		defer func() { s += "default " }()
	}
	if k > 1 {
		defer func() { s += "big " }()
	}
	for range k {
		defer func() { s += "x" }()
	}
	return
}

func early(n int) (s string) {
	defer func() { s += "|end" }()
	if n == 0 {
		return "zero"
	}
	defer func() { s += "|nonzero" }()
	if n < 0 {
		panic(fmt.Sprint("negative ", n))
	}
	defer func() { s += "|positive" }()
	return "value"
}

func guarded(n int) (s string) {
	defer func() {
		if r := recover(); r != nil {
			s += fmt.Sprint("!", r)
		}
	}()
	return early(n)
}

func gotoDefer() (n int) {
	i := 0
again:
	defer func() { n = n*10 + i }()
	if i++; i < 4 {
		goto again
	}
	return
}

func deferInDefer() (s string) {
	defer func() {
		for i := range 2 {
			defer func() { s += fmt.Sprint("inner", i, " ") }()
		}
		s += "outer "
	}()
	return "start "
}

func count(n int, acc *int) {
	defer func() { *acc++ }()
	if n > 0 {
		defer count(n-1, acc)
	}
}

func main() {
	fmt.Println(loop(20))
	for k := range 4 {
		fmt.Println(branch(k))
	}
	fmt.Println(guarded(0), guarded(1), guarded(-1))
	fmt.Println(gotoDefer())
	fmt.Println(deferInDefer())
	n := 0
	count(100, &n)
	fmt.Println(n)
	var mu sync.Mutex
	locked := func() bool {
		mu.Lock()
		defer mu.Unlock()
		return mu.TryLock()
	}
	fmt.Println(locked(), locked())
	for i := range 3 {
		func() {
			defer fmt.Print("after", i, " ")
			fmt.Print("in", i, " ")
		}()
	}
	fmt.Println()
}
