// All forms of select: send, receive with one and two results, assignment to any place, default, evaluation order.
package main

import "fmt"

func ch(name string, c chan int) chan int { fmt.Print("chan ", name, "; "); return c }
func val(v int) int                       { fmt.Print("val ", v, "; "); return v }
func idx(i int) int                       { fmt.Print("idx ", i, "; "); return i }

func main() {
	a, b := make(chan int, 1), make(chan int, 1)
	select {
	case v := <-a:
		fmt.Println("got", v)
	default:
		fmt.Println("empty")
	}
	select {
	case a <- 5:
		fmt.Println("sent")
	default:
		fmt.Println("full")
	}
	select {
	case a <- 6:
		fmt.Println("sent")
	default:
		fmt.Println("full")
	}
	arr := []int{0, 0, 0}
	select {
	case arr[idx(1)] = <-a:
		fmt.Println(arr)
	}
	a <- 7
	var m = map[string]int{}
	var ok bool
	select {
	case m["k"], ok = <-a:
		fmt.Println(m, ok)
	case <-b:
	}
	close(b)
	select {
	case v, ok := <-b:
		fmt.Println(v, ok)
	}
	x := 9
	select {
	case x, ok = <-b:
	}
	fmt.Println(x, ok)

	// all channel operands and send values are evaluated once, in source order; the left side only when chosen
	c1, c2 := make(chan int, 1), make(chan int)
	select {
	case arr[idx(0)] = <-ch("c2", c2):
	case ch("c1", c1) <- val(3):
		fmt.Println("sent to c1")
	case ch("nil", nil) <- val(4):
	}
	select {
	case <-ch("c2", c2):
	case v := <-ch("c1", c1):
		fmt.Println("c1 gave", v)
	}
	p := new(int)
	c1 <- 11
	select {
	case *p = <-c1:
	}
	fmt.Println(*p)
	for i := 0; ; i++ {
		select {
		case c1 <- i:
			continue
		default:
		}
		break
	}
	fmt.Println(len(c1))
	done := make(chan struct{})
	go func() {
		select {
		case c2 <- 1:
		}
		close(done)
	}()
	fmt.Println(<-c2)
	<-done
	any1 := make(chan any, 1)
	any1 <- "str"
	var s any
	select {
	case s = <-any1:
	}
	fmt.Println(s)
	select {
	case any1 <- 5: // converted to interface
	}
	fmt.Println(<-any1)
	select {
	case v := <-any1:
		_ = v
	default:
		select {
		default:
			fmt.Println("nested default")
		}
	}
}
