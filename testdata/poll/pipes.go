// Many goroutines on pipes: each byte through a ring of them, deadlines that pass, move and are taken back, closes while others wait.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func ring(n, rounds int) int {
	readers, writers := make([]*os.File, n), make([]*os.File, n)
	for i := range readers {
		r, w, err := os.Pipe()
		if err != nil {
			panic(err)
		}
		readers[i], writers[i] = r, w
	}
	var wg sync.WaitGroup
	for i := 0; i < n-1; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			b := make([]byte, 1)
			for {
				if _, err := readers[i].Read(b); err == io.EOF {
					break
				} else if err != nil {
					panic(err)
				}
				b[0]++
				must(writers[i+1].Write(b))
			}
			writers[i+1].Close()
			readers[i].Close()
		}()
	}
	total := 0
	b := []byte{0}
	for i := 0; i < rounds; i++ {
		b[0] = byte(i)
		must(writers[0].Write(b))
		must(io.ReadFull(readers[n-1], b))
		total += int(b[0] - byte(i))
	}
	writers[0].Close()
	_, err := readers[n-1].Read(b)
	fmt.Println(err)
	wg.Wait()
	return total
}

func flood() int64 {
	r, w, _ := os.Pipe()
	var sum atomic.Int64
	var wg sync.WaitGroup
	for i := 0; i < 8; i++ {
		wg.Add(2)
		go func() {
			defer wg.Done()
			for k := 0; k < 50; k++ {
				must(w.Write(make([]byte, 3000)))
			}
		}()
		go func() {
			defer wg.Done()
			b := make([]byte, 5000)
			for {
				n, err := r.Read(b)
				sum.Add(int64(n))
				if err != nil {
					return
				}
				if sum.Load() == 8*50*3000 {
					w.Close()
				}
			}
		}()
	}
	wg.Wait()
	r.Close()
	return sum.Load()
}

func deadlines() {
	r, w, _ := os.Pipe()
	defer r.Close()
	b := make([]byte, 8)
	r.SetReadDeadline(time.Now().Add(-time.Second))
	_, err := r.Read(b)
	fmt.Println("past:", err)
	r.SetReadDeadline(time.Now().Add(5 * time.Millisecond))
	_, err = r.Read(b)
	fmt.Println("passes:", err, errors.Is(err, os.ErrDeadlineExceeded))
	r.SetDeadline(time.Time{})
	go func() {
		time.Sleep(5 * time.Millisecond)
		w.Write([]byte("late"))
	}()
	n, err := r.Read(b)
	fmt.Println("none:", string(b[:n]), err)
	r.SetReadDeadline(time.Now().Add(time.Hour))
	go func() {
		time.Sleep(5 * time.Millisecond)
		r.SetReadDeadline(time.Now()) // for who waits already
	}()
	_, err = r.Read(b)
	fmt.Println("moved:", err)
	r.SetReadDeadline(time.Now().Add(3 * time.Millisecond))
	r.SetReadDeadline(time.Now().Add(time.Hour))
	go func() {
		time.Sleep(20 * time.Millisecond)
		w.Write([]byte("longer"))
	}()
	n, err = r.Read(b)
	fmt.Println("longer:", string(b[:n]), err)
	w.SetWriteDeadline(time.Now().Add(10 * time.Millisecond))
	n, err = w.Write(make([]byte, 1<<20))
	fmt.Println("full:", n > 0 && n < 1<<20, err)
	w.Close()
}

func closes() {
	var wg sync.WaitGroup
	errs := make(chan error, 100)
	for i := 0; i < 50; i++ {
		r, w, _ := os.Pipe()
		wg.Add(2)
		for k := 0; k < 2; k++ {
			go func() {
				defer wg.Done()
				_, err := r.Read(make([]byte, 1))
				errs <- err
			}()
		}
		go func() {
			if i%2 == 0 {
				time.Sleep(time.Duration(i) * 100 * time.Microsecond)
			}
			r.Close()
		}()
		defer w.Close()
	}
	wg.Wait()
	closed := 0
	for i := 0; i < 100; i++ {
		if err := <-errs; errors.Is(err, os.ErrClosed) {
			closed++
		} else {
			fmt.Println(err)
		}
	}
	fmt.Println("closed:", closed)
}

func main() {
	fmt.Println(ring(50, 100))
	fmt.Println(flood())
	deadlines()
	closes()
	// Sleeps stay exact while others wait for files.
	r, w, _ := os.Pipe()
	go func() { r.Read(make([]byte, 1)) }()
	start := time.Now()
	for i := 0; i < 20; i++ {
		time.Sleep(200 * time.Microsecond)
	}
	took := time.Since(start)
	fmt.Println(took >= 4*time.Millisecond, took < 2*time.Second)
	w.Close()
	// Computing goroutines do not keep one that waits for a file from going on.
	stop := make(chan bool)
	for i := 0; i < runtime.GOMAXPROCS(0); i++ {
		go func() {
			for {
				select {
				case <-stop:
					return
				default:
				}
			}
		}()
	}
	fmt.Println(ring(4, 20))
	close(stop)
}
