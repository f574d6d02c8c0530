// Fan-in with select and a timeout.
package main

import (
	"fmt"
	"time"
)

func source(name string, n int) <-chan string {
	ch := make(chan string)
	go func() {
		for i := range n {
			ch <- fmt.Sprint(name, i)
		}
		close(ch)
	}()
	return ch
}

func fanIn(a, b <-chan string) <-chan string {
	out := make(chan string)
	go func() {
		defer close(out)
		for a != nil || b != nil {
			select {
			case s, ok := <-a:
				if !ok {
					a = nil
					continue
				}
				out <- s
			case s, ok := <-b:
				if !ok {
					b = nil
					continue
				}
				out <- s
			}
		}
	}()
	return out
}

func main() {
	na, nb := 0, 0
	for s := range fanIn(source("a", 500), source("b", 300)) {
		want := ""
		if s[0] == 'a' {
			want = fmt.Sprint("a", na)
			na++
		} else {
			want = fmt.Sprint("b", nb)
			nb++
		}
		if s != want {
			fmt.Println("out of order", s, want)
		}
	}
	fmt.Println(na, nb)

	slow := make(chan int)
	start := time.Now()
	select {
	case <-slow:
		fmt.Println("impossible")
	case <-time.After(30 * time.Millisecond):
		fmt.Println("timeout")
	}
	d := time.Since(start)
	fmt.Println(d >= 30*time.Millisecond, d < 5*time.Second)

	tick := make(chan int)
	go func() {
		for i := 0; ; i++ {
			tick <- i
		}
	}()
	stop := time.After(20 * time.Millisecond)
	n := 0
loop:
	for {
		select {
		case v := <-tick:
			if v != n {
				fmt.Println("lost", v, n)
			}
			n++
		case <-stop:
			if n > 10 {
				break loop
			}
			stop = time.After(20 * time.Millisecond)
		}
	}
	fmt.Println(n > 10)
}
