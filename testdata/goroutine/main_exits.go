// When main returns the program ends, whatever the others are doing.
package main

import (
	"fmt"
	"time"
)

func main() {
	for i := range 100 {
		go func() {
			switch i % 4 {
			case 0:
				select {}
			case 1:
				time.Sleep(time.Hour)
			case 2:
				for {
				}
			case 3:
				c := make(chan int)
				for {
					go func() { c <- 1 }()
					<-c
				}
			}
		}()
	}
	time.Sleep(5 * time.Millisecond)
	defer fmt.Println("main's last words")
}
