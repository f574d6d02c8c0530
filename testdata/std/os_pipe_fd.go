// A pipe whose descriptor was asked for blocks in the system: Close does not wait for who reads it.
package main

import (
	"fmt"
	"os"
	"time"
)

func main() {
	r, w, err := os.Pipe()
	if err != nil {
		panic(err)
	}
	r.Fd()
	done := make(chan int)
	go func() {
		n, _ := r.Read(make([]byte, 1))
		done <- n
	}()
	time.Sleep(20 * time.Millisecond)
	fmt.Println(r.Close())
	fmt.Println(w.WriteString("x"))
	fmt.Println(<-done)
	w.Close()
}
