// Pipe: connections in memory.
package main

import (
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"sync"
	"time"
)

func main() {
	a, b := net.Pipe()
	fmt.Println(a.LocalAddr(), b.RemoteAddr().Network())
	wrote := make(chan string, 2) // not printed over there: who comes first is nobody's business
	go func() {
		n, err := a.Write([]byte("hello, pipe"))
		wrote <- fmt.Sprintln("wrote", n, err)
		n, err = a.Write(nil)
		wrote <- fmt.Sprintln("wrote", n, err)
		a.Close()
	}()
	buf := make([]byte, 4)
	for {
		n, err := b.Read(buf)
		fmt.Printf("%q %v\n", buf[:n], err)
		if err != nil {
			break
		}
		time.Sleep(2 * time.Millisecond)
	}
	fmt.Print(<-wrote, <-wrote)
	_, err := b.Write([]byte("x"))
	fmt.Println(err)
	_, err = a.Read(buf)
	fmt.Println(err)
	_, err = a.Write(buf)
	fmt.Println(err)
	fmt.Println(a.Close(), b.Close(), b.SetDeadline(time.Now()))

	a, b = net.Pipe()
	a.SetReadDeadline(time.Now().Add(-time.Second))
	_, err = a.Read(buf)
	fmt.Println(err, errors.Is(err, os.ErrDeadlineExceeded))
	a.SetDeadline(time.Now().Add(10 * time.Millisecond))
	_, err = a.Read(buf)
	fmt.Println(err)
	n, err := a.Write(buf)
	fmt.Println(n, err, err.(net.Error).Timeout())
	a.SetDeadline(time.Time{})
	go func() {
		b.Read(buf[:2])
		time.Sleep(2 * time.Millisecond)
		a.SetWriteDeadline(time.Now())
	}()
	n, err = a.Write([]byte("four"))
	fmt.Println(n, err)
	a.SetReadDeadline(time.Now().Add(5 * time.Millisecond))
	a.SetReadDeadline(time.Now().Add(time.Hour))
	go func() {
		time.Sleep(20 * time.Millisecond)
		b.Write([]byte("in time"))
	}()
	got := make([]byte, 20)
	n, err = a.Read(got)
	fmt.Println(string(got[:n]), err)
	go func() {
		time.Sleep(2 * time.Millisecond)
		a.Close()
	}()
	_, err = a.Read(got)
	fmt.Println(err)
	_, err = b.Read(got)
	fmt.Println(err)

	a, b = net.Pipe()
	var wg sync.WaitGroup
	for i := 0; i < 5; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for k := 0; k < 20; k++ {
				a.Write([]byte("0123456789"))
			}
		}()
	}
	go func() {
		wg.Wait()
		a.Close()
	}()
	all, err := io.ReadAll(b)
	torn := 0
	for i, x := range all {
		if x != byte('0'+i%10) {
			torn++
		}
	}
	fmt.Println(len(all), torn, err)
}
