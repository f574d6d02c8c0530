// Publish and subscribe: every subscriber gets every message in order; late ones only what comes later.
package main

import (
	"fmt"
	"sync"
)

type hub struct {
	sub   chan chan string
	unsub chan chan string
	pub   chan string
}

func (h *hub) run(done <-chan struct{}) {
	subs := map[chan string]bool{}
	for {
		select {
		case c := <-h.sub:
			subs[c] = true
		case c := <-h.unsub:
			delete(subs, c)
			close(c)
		case m := <-h.pub:
			for c := range subs {
				c <- m
			}
		case <-done:
			for c := range subs {
				close(c)
			}
			return
		}
	}
}

func main() {
	h := &hub{make(chan chan string), make(chan chan string), make(chan string)}
	done := make(chan struct{})
	go h.run(done)
	results := make([]string, 5)
	var wg sync.WaitGroup
	for i := range results {
		c := make(chan string, 2)
		wg.Add(1)
		go func() {
			defer wg.Done()
			for m := range c {
				results[i] += m
			}
		}()
		h.sub <- c
		h.pub <- fmt.Sprint(i)
		if i == 2 {
			h.unsub <- c
		}
	}
	h.pub <- "!"
	close(done)
	wg.Wait()
	fmt.Printf("%q\n", results)
}
