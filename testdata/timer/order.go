// Timers fire in the order of their times, whatever the order in which they are made. A loaded machine may mix up what is close
// together, so what came out of order is tried again with greater distances.
package main

import (
	"fmt"
	"sync"
	"time"
)

var places = []int{3, 0, 4, 1, 2, 6, 5}

// inOrder runs arm for each place, which calls its function when the time has come, and tells whether they came in order.
func inOrder(unit time.Duration, arm func(d time.Duration, fired func())) bool {
	var mu sync.Mutex
	var got []int
	var wg sync.WaitGroup
	wg.Add(len(places))
	for _, place := range places {
		arm(time.Duration(place+1)*unit, func() {
			mu.Lock()
			got = append(got, place)
			mu.Unlock()
			wg.Done()
		})
	}
	wg.Wait()
	for i, place := range got {
		if i != place {
			return false
		}
	}
	return true
}

func try(name string, arm func(d time.Duration, fired func())) {
	for unit := 4 * time.Millisecond; unit < 2*time.Second; unit *= 2 {
		if inOrder(unit, arm) {
			fmt.Println(name, "in order")
			return
		}
	}
	fmt.Println(name, "out of order")
}

func main() {
	try("functions", func(d time.Duration, fired func()) { time.AfterFunc(d, fired) })
	try("channels", func(d time.Duration, fired func()) {
		c := time.After(d)
		go func() {
			<-c
			fired()
		}()
	})
	try("sleepers", func(d time.Duration, fired func()) {
		go func() {
			time.Sleep(d)
			fired()
		}()
	})
	try("tickers", func(d time.Duration, fired func()) {
		t := time.NewTicker(d)
		go func() {
			for range 2 {
				<-t.C
			}
			t.Stop()
			fired()
		}()
	})
	try("put off", func(d time.Duration, fired func()) {
		t := time.AfterFunc(time.Hour, fired)
		t.Reset(d)
	})
	try("brought forward and back", func(d time.Duration, fired func()) {
		t := time.AfterFunc(2*d, fired)
		t.Reset(d / 2)
		t.Reset(d)
	})
}
