// Goroutines that wait for their next message do not keep the last one.
package main

import (
	"fmt"
	"runtime"
	"time"
)

const n = 50

type message struct{ b []byte }

func ranging(c chan *message, done chan int) {
	for m := range c {
		done <- len(m.b)
	}
}

func receiving(c chan []byte, done chan int) {
	for {
		done <- len(<-c)
	}
}

func selecting(c chan []byte, quit chan bool, done chan int) {
	for {
		select {
		case b := <-c:
			done <- len(b)
		case <-quit:
			return
		}
	}
}

func switching(c chan any, done chan int) {
	for v := range c {
		switch x := v.(type) {
		case []byte:
			done <- len(x)
		case string:
			done <- 0
		}
	}
}

// report says whether the heap becomes smaller than half of what went through the channels, when all have come to wait again.
func report(name string) {
	var m runtime.MemStats
	for range 200 {
		runtime.GC()
		runtime.ReadMemStats(&m)
		if m.HeapAlloc < n<<20/2 {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	fmt.Println(name, m.HeapAlloc < n<<20/2)
}

func bytes() []byte { return make([]byte, 1<<20) }

func main() {
	done := make(chan int)
	for range n {
		c := make(chan *message)
		go ranging(c, done)
		c <- &message{bytes()}
		<-done
	}
	report("range")
	for range n {
		c := make(chan []byte)
		go receiving(c, done)
		c <- bytes()
		<-done
	}
	report("receive")
	quit := make(chan bool)
	for range n {
		c := make(chan []byte)
		go selecting(c, quit, done)
		c <- bytes()
		<-done
	}
	report("select")
	close(quit)
	for range n {
		c := make(chan any)
		go switching(c, done)
		c <- bytes()
		<-done
	}
	report("switch")
}
