// A select with twenty cases, sends and receives, ready one at a time and all at once.
package main

import (
	"fmt"
	"time"
)

func main() {
	var c [20]chan int
	for i := range c {
		c[i] = make(chan int, 1)
	}
	hit := func() int {
		select {
		case v := <-c[0]:
			return v
		case v := <-c[1]:
			return v
		case v := <-c[2]:
			return v
		case v := <-c[3]:
			return v
		case v := <-c[4]:
			return v
		case v := <-c[5]:
			return v
		case v := <-c[6]:
			return v
		case v := <-c[7]:
			return v
		case v := <-c[8]:
			return v
		case v := <-c[9]:
			return v
		case v := <-c[10]:
			return v
		case v := <-c[11]:
			return v
		case v := <-c[12]:
			return v
		case v := <-c[13]:
			return v
		case v := <-c[14]:
			return v
		case v := <-c[15]:
			return v
		case v := <-c[16]:
			return v
		case v := <-c[17]:
			return v
		case v := <-c[18]:
			return v
		case c[19] <- 77:
			return 19
		}
	}
	fmt.Println(hit()) // only the send is possible
	for i := range 19 {
		c[i] <- i
		if got := hit(); got != i {
			fmt.Println("case", i, "gave", got)
		}
	}
	for i := range 19 {
		c[i] <- i
	}
	seen := map[int]bool{}
	for range 19 {
		seen[hit()] = true
	}
	fmt.Println(len(seen), <-c[19])
	go func() { time.Sleep(2 * time.Millisecond); c[13] <- 1313 }()
	c[19] <- 1 // the send case blocks
	fmt.Println(hit())
}
