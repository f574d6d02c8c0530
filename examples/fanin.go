// Several sources join into one channel; whoever is ready is heard first, and a timeout ends it.
package main

import (
	"fmt"
	"time"
)

func talk(name string, pause time.Duration) <-chan string {
	out := make(chan string)
	go func() {
		for i := 1; ; i++ {
			out <- fmt.Sprintf("%s says %d", name, i)
			time.Sleep(pause)
		}
	}()
	return out
}

func main() {
	ann := talk("Ann", 20*time.Millisecond)
	bob := talk("Bob", 50*time.Millisecond)
	timeout := time.After(200 * time.Millisecond)
	for {
		select {
		case line := <-ann:
			fmt.Println(line)
		case line := <-bob:
			fmt.Println("   ", line)
		case <-timeout:
			fmt.Println("enough talk")
			return
		}
	}
}
