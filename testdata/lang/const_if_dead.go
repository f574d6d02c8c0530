// Branches on constants: dead code is still checked but never run; unreachable code after return, panic, goto, loops.
package main

import (
	"fmt"
	"strings"
)

const debug = false
const level = 3

func f() int {
	return 1
	fmt.Println("unreachable")
	return 2
}

func g(n int) (s string) {
	for {
		if n--; n < 0 {
			return s
		}
		s += "x"
		continue
		s += "never"
	}
	panic("unreachable")
}

func h() int {
	goto end
end:
	return 7
}

func noReturnNeeded(x int) int {
	switch {
	case x > 0:
		return 1
	default:
		panic("no")
	}
}

func loopForever() int {
	n := 0
	for {
		n++
		if n == 5 {
			return n
		}
	}
}

func main() {
	if debug {
		fmt.Println("debug", 1/len([]int{}))
	}
	if level > 2 && !debug {
		fmt.Println("level")
	}
	if level > 2 || 1/len(strings.Repeat("", 3)) > 0 {
		fmt.Println("short circuit")
	}
	for false {
		fmt.Println("never")
	}
	switch level {
	case 1:
		fmt.Println("1")
	case 3:
		fmt.Println("3")
		break
		fmt.Println("never")
	}
	fmt.Println(f(), g(3), h(), noReturnNeeded(1), loopForever())
	const k = 5
	var arr [k]int
	for i := range k {
		arr[i] = i
	}
	if len(arr) == k {
		fmt.Println(arr)
	}
	func() {
		defer func() { recover() }()
		panic("x")
		fmt.Println("never")
	}()
	return
	fmt.Println("never")
}
