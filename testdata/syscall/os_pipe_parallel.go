// os.Pipe: reads park, many at once, with deadlock-free closing, bufio on both ends, and data larger than the pipe's buffer.
package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"sync"
	"time"
)

func main() {
	var wg sync.WaitGroup
	sums := make([]int, 20)
	for i := range sums {
		r, w, err := os.Pipe()
		if err != nil {
			fmt.Println(err)
			return
		}
		wg.Add(2)
		go func() {
			defer wg.Done()
			defer r.Close()
			sc := bufio.NewScanner(r)
			for sc.Scan() {
				n, _ := strconv.Atoi(sc.Text())
				sums[i] += n
			}
		}()
		go func() {
			defer wg.Done()
			bw := bufio.NewWriter(w)
			for k := range 200 {
				fmt.Fprintln(bw, k*i)
				if k%50 == 0 {
					bw.Flush()
				}
			}
			bw.Flush()
			w.Close()
		}()
	}
	wg.Wait()
	fmt.Println(sums[0], sums[1], sums[19])
	r, w, _ := os.Pipe()
	go func() {
		big := bytes.Repeat([]byte("0123456789abcdef"), 20000)
		n, err := w.Write(big)
		fmt.Println("wrote", n, err)
		w.Close()
	}()
	time.Sleep(2 * time.Millisecond)
	data, err := io.ReadAll(r)
	fmt.Println(len(data), err, string(data[len(data)-4:]))
	time.Sleep(2 * time.Millisecond)
	r.Close()
	r, w, _ = os.Pipe()
	go func() { time.Sleep(3 * time.Millisecond); w.Close() }()
	n, err := r.Read(make([]byte, 1))
	fmt.Println(n, err == io.EOF)
	_, err = w.Write([]byte("x"))
	fmt.Println(errors.Is(err, os.ErrClosed))
	var sb strings.Builder
	k, err := io.Copy(&sb, io.LimitReader(strings.NewReader("limited text"), 7))
	fmt.Println(k, err, sb.String())
	mw := io.MultiWriter(&sb, os.Stdout)
	fmt.Fprintln(mw, "to both")
	tr := io.TeeReader(io.MultiReader(strings.NewReader("a"), strings.NewReader("b")), &sb)
	io.ReadAll(tr)
	fmt.Printf("%q\n", sb.String())
}
