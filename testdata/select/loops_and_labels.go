// select in loops with labels, break inside a case, continue, return, goto; cases that send to and receive from themselves.
package main

import "fmt"

func drain(c chan int, quit chan bool) (out []int) {
loop:
	for {
		select {
		case v, ok := <-c:
			switch {
			case !ok:
				break loop
			case v%2 == 0:
				continue loop
			case v == 7:
				break // out of the switch only
			default:
				out = append(out, v)
			}
			if v == 9 {
				break // out of the select only
			}
			out = append(out, -v)
		case <-quit:
			return append(out, 1000)
		}
	}
	return
}

func main() {
	c, quit := make(chan int, 20), make(chan bool)
	for i := range 12 {
		c <- i
	}
	close(c)
	fmt.Println(drain(c, quit))
	c = make(chan int)
	go func() {
		c <- 1
		c <- 3
		close(quit)
	}()
	fmt.Println(drain(c, quit))

	self := make(chan int, 1)
	var out []int
	for i := 0; i < 10; i++ {
		select {
		case x := <-self:
			out = append(out, x)
		case self <- i:
		}
	}
	fmt.Println(out)

	i := 0
again:
	select {
	case self <- i:
		<-self
		if i++; i < 3 {
			goto again
		}
	}
	fmt.Println(i)
	func() {
		select {
		default:
			defer fmt.Println("deferred in select")
		}
		fmt.Println("before")
	}()
	fns := []func() int{}
	for k := range 3 {
		self <- k
		select {
		case v := <-self:
			fns = append(fns, func() int { v += 10; return v })
		}
	}
	fmt.Println(fns[0](), fns[0](), fns[1](), fns[2]())
}
