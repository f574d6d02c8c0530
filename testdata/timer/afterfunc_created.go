// Who made a goroutine, as its trace says: a go statement in another goroutine, or a timer.
package main

import (
	"fmt"
	"runtime"
	"strings"
	"time"
)

func creator() string {
	buf := make([]byte, 4096)
	for _, line := range strings.Split(string(buf[:runtime.Stack(buf, false)]), "\n") {
		if strings.HasPrefix(line, "created by ") {
			return line
		}
	}
	return "nobody"
}

func main() {
	c := make(chan string)
	fmt.Println(creator())
	go func() { c <- creator() }()
	fmt.Println(<-c)
	time.AfterFunc(time.Millisecond, func() { c <- creator() })
	fmt.Println(<-c)
}
