// A panic in another goroutine ends the program with status 2 after its deferred functions; main's deferred functions do not run.
package main

import "fmt"

type Err struct {
	code int
	why  string
}

func (e Err) Error() string { return fmt.Sprintf("code %d: %s", e.code, e.why) }

func worker(c chan int) {
	defer fmt.Println("worker's deferred function runs")
	defer func() {
		r := recover()
		fmt.Println("recovered", r)
		panic(fmt.Errorf("wrapped: %w", r.(error)))
	}()
	<-c
	panic(Err{7, "broken"})
}

func main() {
	defer fmt.Println("main's deferred function must not run")
	c := make(chan int)
	go worker(c)
	c <- 1
	select {}
}
