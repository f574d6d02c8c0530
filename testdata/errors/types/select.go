package main

func main() {
	c := make(chan int)
	d := make(<-chan int)
	e := make(chan<- int)
	x := 1
	select {
	case c <- "a": // ERROR "12: cannot use \"a\" \(untyped string constant\) as int value in send"
	case d <- 1: // ERROR "7: invalid operation: cannot send to receive\-only channel <\-chan int d \(variable of type <\-chan int\)"
	case <-e: // ERROR "9: invalid operation: cannot receive from send\-only channel chan<\- int e \(variable of type chan<\- int\)"
	case x > 1: // ERROR "9: select case must be send or receive \(possibly with assignment\)"
	case v, ok := <-c: // ERROR "7: declared and not used: v" "10: declared and not used: ok"
	default:
	default: // ERROR "2: multiple defaults \(first at x\.go:14:2\)"
	}
	x <- 1 // ERROR "2: invalid operation: cannot send to non\-channel int x \(variable of type int\)"
	<-x // ERROR "4: invalid operation: cannot receive from non\-channel int x \(variable of type int\)"
	c <- 1.5 // ERROR "7: cannot use 1\.5 \(untyped float constant\) as int value in send \(truncated\)"
	close(d) // ERROR "8: invalid operation: cannot close receive\-only channel d \(variable of type <\-chan int\)"
	close(x) // ERROR "8: invalid operation: cannot close non\-channel x \(variable of type int\)"
	for a, b := range c { // ERROR "6: declared and not used: a" "9: range over c \(variable of type chan int\) permits only one iteration variable"
	}
}
