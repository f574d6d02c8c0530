// Timeouts: work that finishes in time, work that does not, retries with growing pauses, deadlines in a loop.
package main

import (
	"errors"
	"fmt"
	"time"
)

var errTimeout = errors.New("timeout")

func within(d time.Duration, f func() int) (int, error) {
	c := make(chan int, 1)
	go func() { c <- f() }()
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case v := <-c:
		return v, nil
	case <-t.C:
		return 0, errTimeout
	}
}

func retry(n int, f func(int) error) (tries int, err error) {
	pause := 100 * time.Microsecond
	for tries = 1; tries <= n; tries++ {
		if err = f(tries); err == nil {
			return
		}
		time.Sleep(pause)
		pause *= 2
	}
	return tries - 1, fmt.Errorf("after %d tries: %w", n, err)
}

func main() {
	fmt.Println(within(5*time.Second, func() int { return 42 }))
	fmt.Println(within(5*time.Millisecond, func() int { time.Sleep(time.Second); return 1 }))
	fmt.Println(retry(5, func(n int) error {
		if n < 3 {
			return errTimeout
		}
		return nil
	}))
	_, err := retry(2, func(int) error { return errTimeout })
	fmt.Println(err, errors.Is(err, errTimeout))
	deadline := time.Now().Add(150 * time.Millisecond)
	n := 0
	for time.Now().Before(deadline) {
		n++
		time.Sleep(time.Millisecond)
	}
	fmt.Println(n >= 2, n <= 150)
	heartbeat := make(chan int)
	go func() {
		defer close(heartbeat)
		for i := range 5 {
			time.Sleep(time.Millisecond)
			heartbeat <- i
		}
	}()
	beats := 0
	for alive := true; alive; {
		select {
		case _, alive = <-heartbeat:
			if alive {
				beats++
			}
		case <-time.After(5 * time.Second):
			fmt.Println("dead")
			alive = false
		}
	}
	fmt.Println(beats)
}
