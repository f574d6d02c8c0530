// A token passes 100 times round a ring of 500 goroutines.
package main

import "fmt"

func main() {
	const n, rounds = 500, 100
	first := make(chan int)
	in := first
	for i := 1; i < n; i++ {
		from, out := in, make(chan int)
		go func() {
			for v := range from {
				out <- v + 1
			}
			close(out)
		}()
		in = out
	}
	v := 0
	for range rounds {
		first <- v + 1
		v = <-in
	}
	close(first)
	_, ok := <-in
	fmt.Println(v, ok)
}
