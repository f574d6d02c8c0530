// Deferred calls whose records were made after a loop that went on in compiled code, run after a recovery in the same frame.
package main

import (
	"errors"
	"fmt"
)

//go:noinline
func clobber(n int) int {
	var a [64]int
	for i := range a {
		a[i] = n + i
	}
	s := 0
	for _, v := range a {
		s += v
	}
	return s
}

//go:noinline
func work(n int) int {
	s := 0
	for i := 0; i < n; i++ {
		s += i & 7
	}
	return s
}

func one(n int) (out string, err error) {
	s := 0
	for i := 0; i < n; i++ {
		s += i & 3
	}
	name := fmt.Sprint("n", n%10)
	defer func() { out += " first " + name; clobber(n) }()
	defer func() { out += fmt.Sprint(" second ", s, " ", name) }()
	defer func() {
		if r := recover(); r != nil {
			clobber(n)
			err = errors.New(fmt.Sprint(r))
			out = "recovered " + name
		}
	}()
	for i := 0; i < n; i++ {
		s += i & 1
		if i == n-1 {
			panic(fmt.Sprint("at ", i, " ", work(10)))
		}
	}
	return "never", nil
}

// The panic comes after the loop, from a callee.
func two(n int, list []int) (sum int, text string) {
	defer func() { text += fmt.Sprint(" outer ", sum) }()
	for i := 0; i < n; i++ {
		sum += list[i%len(list)]
	}
	local := [4]int{1, 2, 3, sum}
	defer func(p *[4]int) {
		for _, v := range p {
			text += fmt.Sprint(" ", v)
		}
	}(&local)
	defer func() {
		r := recover()
		clobber(sum)
		text += fmt.Sprint(r)
	}()
	local[1] = list[n]
	return
}

// The loop itself defers, now and then.
func three(n int) (text string) {
	defer func() {
		text += fmt.Sprint(" last ", recover())
	}()
	for i := 0; i < n; i++ {
		if i%(n/4) == 0 {
			defer func() { text += fmt.Sprint(" ", i/(n/4)) }()
		}
	}
	var m map[string]int
	m["x"] = n
	return
}

// Recovery in each iteration of a compiled loop, of a function that is compiled meanwhile.
func four(n int) (caught int) {
	try := func(i int) {
		defer func() {
			if recover() != nil {
				caught++
			}
		}()
		if i%3 == 0 {
			panic(i)
		}
	}
	for i := 0; i < n; i++ {
		try(i)
	}
	return
}

func main() {
	for round := 0; round < 3; round++ {
		fmt.Println(one(400000))
		sum, text := two(300000, []int{1, 2, 3, 4, 5})
		fmt.Println(sum, text)
		fmt.Println(three(300000))
		fmt.Println(four(30000))
	}
}
