// Two goroutines pass a value back and forth over unbuffered channels.
package main

import "fmt"

type ball struct{ hits int }

func player(in, out chan *ball, done chan<- int, limit int) {
	hits := 0
	for b := range in {
		b.hits++
		hits++
		if b.hits == limit {
			close(out)
			break
		}
		out <- b
	}
	done <- hits
}

func main() {
	a, b := make(chan *ball), make(chan *ball)
	done := make(chan int)
	go player(a, b, done, 100001)
	go player(b, a, done, 100001)
	bl := &ball{}
	a <- bl
	x, y := <-done, <-done
	if x < y {
		x, y = y, x
	}
	fmt.Println(bl.hits, x, y)
}
