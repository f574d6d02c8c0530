// select over four channels with four senders.
package main

import "fmt"

func main() {
	var chans [4]chan int
	for i := range chans {
		c := make(chan int)
		chans[i] = c
		go func() {
			for v := i; ; v += 4 {
				c <- v
			}
		}()
	}
	var sums [4]int
	for range 3_000_000 {
		select {
		case <-chans[0]:
			sums[0]++
		case <-chans[1]:
			sums[1]++
		case <-chans[2]:
			sums[2]++
		case <-chans[3]:
			sums[3]++
		}
	}
	total := 0
	for _, s := range sums {
		total += s
	}
	fmt.Println(total)
}
