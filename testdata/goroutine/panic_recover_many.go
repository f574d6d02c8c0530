// A thousand goroutines panic and recover at once, at different depths.
package main

import "fmt"

func down(n int, what any) {
	var pad [10]int
	pad[n%10] = n
	if n == 0 {
		panic(what)
	}
	defer func() { pad[0]++ }()
	down(n-1, what)
}

func main() {
	res := make(chan int, 100)
	const n = 1000
	for i := range n {
		go func() {
			defer func() {
				if v, ok := recover().(int); ok {
					res <- v
				} else {
					res <- -1
				}
			}()
			down(i%37, i)
		}()
	}
	sum := 0
	for range n {
		sum += <-res
	}
	fmt.Println(sum, n*(n-1)/2)
	for i := range 100 {
		go func() {
			defer func() { recover(); res <- i }()
			var m map[int]int
			var p *int
			var s []int
			switch i % 4 {
			case 0:
				m[1] = 1
			case 1:
				*p = 1
			case 2:
				s[i] = 1
			case 3:
				_ = i / (i - i)
			}
		}()
	}
	sum = 0
	for range 100 {
		sum += <-res
	}
	fmt.Println(sum)
}
