// Among ready cases select picks at random, each often enough.
package main

import "fmt"

func main() {
	const n = 4
	var chans [n]chan int
	for i := range chans {
		chans[i] = make(chan int, 1)
		chans[i] <- i
	}
	var count [n]int
	for range 10000 {
		select {
		case v := <-chans[0]:
			count[v]++
			chans[0] <- v
		case v := <-chans[1]:
			count[v]++
			chans[1] <- v
		case v := <-chans[2]:
			count[v]++
			chans[2] <- v
		case v := <-chans[3]:
			count[v]++
			chans[3] <- v
		}
	}
	for i, c := range count {
		if c < 2000 || c > 3000 {
			fmt.Println("case", i, "chosen", c, "times")
		}
	}
	c := make(chan int, 2)
	send, recv := 0, 0
	c <- 1
	for range 1000 {
		select {
		case c <- 1:
			send++
			<-c
		case <-c:
			recv++
			c <- 1
		}
	}
	fmt.Println(send+recv, send > 300, recv > 300)
	// a hundred identical random bits
	bits := make(chan int)
	go func() {
		for range 1000 {
			select {
			case bits <- 0:
			case bits <- 1:
			}
		}
		close(bits)
	}()
	ones, total := 0, 0
	for b := range bits {
		ones += b
		total++
	}
	fmt.Println(total, ones > 350, ones < 650)
}
