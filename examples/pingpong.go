// Two goroutines play table tennis over two channels until time is up.
package main

import (
	"fmt"
	"time"
)

type ball struct{ hits int }

func player(name string, in <-chan *ball, out chan<- *ball) {
	for b := range in {
		b.hits++
		if b.hits <= 6 {
			fmt.Println(name, b.hits)
		}
		out <- b
	}
}

func main() {
	left, right := make(chan *ball), make(chan *ball)
	go player("ping", left, right)
	go player("pong", right, left)

	b := &ball{}
	left <- b
	time.Sleep(100 * time.Millisecond)
	<-left // take the ball away
	fmt.Println("the ball was hit often:", b.hits > 1000)
}
