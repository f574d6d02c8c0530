package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"time"
)

func main() {
	r, w, err := os.Pipe()
	fmt.Println(r.Name(), w.Name(), err)
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		for i := 0; i < 3; i++ {
			fmt.Fprintln(w, "line", i)
			time.Sleep(5 * time.Millisecond)
		}
		w.Close()
	}()
	sc := bufio.NewScanner(r)
	for sc.Scan() {
		fmt.Println("got", sc.Text())
	}
	wg.Wait()
	n, err := r.Read(make([]byte, 1))
	fmt.Println(n, err)
	r.Close()

	// More than a pipe holds, while others run.
	r, w, _ = os.Pipe()
	big := strings.Repeat("x", 1<<20)
	wg.Add(1)
	go func() {
		defer wg.Done()
		n, err := w.WriteString(big)
		fmt.Println("wrote", n, err)
		w.Close()
	}()
	time.Sleep(5 * time.Millisecond)
	data, err := io.ReadAll(r)
	wg.Wait()
	fmt.Println(len(data), string(data) == big, err)
	r.Close()

	// Many pairs that play ping-pong.
	sum := make(chan int)
	for i := 0; i < 20; i++ {
		r1, w1, _ := os.Pipe()
		r2, w2, _ := os.Pipe()
		go func() {
			b := make([]byte, 1)
			for {
				if _, err := r1.Read(b); err != nil {
					w2.Close()
					return
				}
				b[0]++
				w2.Write(b)
			}
		}()
		go func() {
			b := []byte{0}
			for k := 0; k < 50; k++ {
				w1.Write(b)
				r2.Read(b)
			}
			w1.Close()
			sum <- int(b[0])
		}()
	}
	total := 0
	for i := 0; i < 20; i++ {
		total += <-sum
	}
	fmt.Println(total)
}
