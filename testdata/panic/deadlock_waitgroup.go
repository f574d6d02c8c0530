// All goroutines asleep: WaitGroup never done, others wait on channels too.
package main

import (
	"fmt"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	ch := make(chan int)
	for i := range 3 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			ch <- i
		}()
	}
	<-ch
	fmt.Println("one received")
	wg.Wait()
}
