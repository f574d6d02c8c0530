package main

import (
	"errors"
	"fmt"
	"os"
	"time"
)

func main() {
	// A goroutine that waits in Read is woken by Close and by a deadline.
	r, w, _ := os.Pipe()
	done := make(chan error)
	go func() {
		_, err := r.Read(make([]byte, 1))
		done <- err
	}()
	time.Sleep(10 * time.Millisecond)
	r.Close()
	err := <-done
	fmt.Println(err, errors.Is(err, os.ErrClosed))
	w.Close()
	r, w, _ = os.Pipe()
	fmt.Println(r.SetReadDeadline(time.Now().Add(20 * time.Millisecond)))
	_, err = r.Read(make([]byte, 1))
	fmt.Println(err, errors.Is(err, os.ErrDeadlineExceeded), os.IsTimeout(err))
	r.SetReadDeadline(time.Time{})
	w.Write([]byte("z"))
	b := make([]byte, 4)
	n, err := r.Read(b)
	fmt.Println(string(b[:n]), err)
	r.Close()
	_, err = w.Write([]byte("q"))
	fmt.Println(err)
	w.Close()
}
