// A deadline that is set anew when the old one is about to pass counts, and not the old one.
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
	buf := make([]byte, 1)
	late := 0
	for i := range 3000 {
		w.Write([]byte{1})
		begun := time.Now()
		r.SetReadDeadline(begun.Add(60 * time.Microsecond))
		wait := 60*time.Microsecond + time.Duration(i%200)*500*time.Nanosecond
		for time.Since(begun) < wait {
		}
		r.SetReadDeadline(time.Time{})
		if _, err := r.Read(buf); err != nil {
			late++
			r.SetReadDeadline(time.Time{})
			r.Read(buf)
		}
	}
	fmt.Println(late)
}
