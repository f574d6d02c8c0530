// What Stop and Reset answer, and that no value of an earlier setting is received after them.
package main

import (
	"fmt"
	"time"
)

// pending tells whether a value can be received at once.
func pending(t *time.Timer) bool {
	select {
	case <-t.C:
		return true
	default:
		return false
	}
}

// expired is a timer whose time is over.
func expired() *time.Timer {
	t := time.NewTimer(time.Millisecond)
	time.Sleep(2 * time.Millisecond)
	return t
}

func main() {
	t := time.NewTimer(time.Hour)
	fmt.Println("far:", t.Stop(), t.Stop(), t.Reset(time.Hour), t.Reset(time.Hour), t.Stop())

	t = expired()
	fmt.Println("expired, stopped:", t.Stop(), pending(t), t.Stop())
	t = expired()
	fmt.Println("expired, reset:", t.Reset(time.Hour), pending(t), t.Stop(), pending(t))
	t = expired()
	fmt.Println("expired, received:", pending(t), pending(t), t.Stop(), t.Reset(time.Hour), t.Stop())
	t = expired()
	fmt.Println("length and capacity:", len(t.C), cap(t.C))
	t = time.NewTimer(-1)
	<-t.C
	fmt.Println("in the past:", t.Reset(0))
	<-t.C
	fmt.Println("at once:", t.Stop())

	ran := make(chan bool)
	f := time.AfterFunc(time.Hour, func() { ran <- true })
	fmt.Println("function, far:", f.Stop(), f.Stop(), f.Reset(time.Hour), f.Reset(0), f.C == nil)
	<-ran
	fmt.Println("function, ran:", f.Stop(), f.Reset(0))
	<-ran
	fmt.Println("function, ran again:", f.Stop())

	// Stop and Reset race with the end of the time; whoever is asked decides.
	stale, wrong, received := 0, 0, 0
	t = time.NewTimer(time.Hour)
	for i := range 4000 {
		if i%3 == 0 {
			time.Sleep(time.Microsecond)
		}
		t.Reset(time.Duration(i%7) * time.Microsecond)
		for range i % 50 {
		}
		switch i % 4 {
		case 0:
			got := pending(t)
			if t.Stop() == got {
				wrong++
			}
			if pending(t) {
				stale++
			}
		case 1:
			if !t.Stop() {
				wrong++ // nobody received
			}
			if pending(t) {
				stale++
			}
		case 2:
			if !t.Reset(time.Hour) {
				wrong++
			}
			if pending(t) {
				stale++
			}
		case 3:
			<-t.C
			received++
			if t.Stop() || pending(t) {
				wrong++
			}
		}
	}
	fmt.Println("stale:", stale, "wrong:", wrong, "received:", received)
}
