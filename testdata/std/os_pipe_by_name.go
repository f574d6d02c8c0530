// A pipe that is opened by its name is one that goroutines park on: deadlines, and Close while somebody reads.
package main

import (
	"errors"
	"fmt"
	"os"
	"time"
)

func main() {
	r, w, err := os.Pipe()
	if err != nil {
		panic(err)
	}
	defer r.Close()
	defer w.Close() // not before, as an unreachable file is
	f, err := os.Open(fmt.Sprintf("/proc/self/fd/%d", r.Fd()))
	if err != nil {
		panic(err)
	}
	buf := make([]byte, 10)
	fmt.Println(f.SetReadDeadline(time.Now().Add(10 * time.Millisecond)))
	_, err = f.Read(buf)
	fmt.Println(errors.Is(err, os.ErrDeadlineExceeded))
	f.SetReadDeadline(time.Time{})
	w.WriteString("text")
	n, err := f.Read(buf)
	fmt.Println(string(buf[:n]), err)
	done := make(chan error)
	go func() {
		_, err := f.Read(buf)
		done <- err
	}()
	time.Sleep(20 * time.Millisecond)
	fmt.Println(f.Close())
	fmt.Println(errors.Is(<-done, os.ErrClosed))
	null, err := os.OpenFile("/dev/null", os.O_RDWR, 0)
	fmt.Println(err)
	n, err = null.Read(buf)
	fmt.Println(n, err)
	fmt.Println(null.Write(buf))
}
