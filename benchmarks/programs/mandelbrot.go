// Mandelbrot set by rows over goroutines: float loops in parallel.
package main

import (
	"fmt"
	"sync"
)

func row(y, size int) (inside int) {
	ci := 2*float64(y)/float64(size) - 1
	for x := range size {
		cr := 2*float64(x)/float64(size) - 1.5
		var zr, zi, tr, ti float64
		n := 0
		for ; n < 100 && tr+ti <= 4; n++ {
			zi = 2*zr*zi + ci
			zr = tr - ti + cr
			tr, ti = zr*zr, zi*zi
		}
		if n == 100 {
			inside++
		}
	}
	return
}

func main() {
	const size = 4000
	counts := make([]int, size)
	var wg sync.WaitGroup
	for y := range size {
		wg.Add(1)
		go func() {
			defer wg.Done()
			counts[y] = row(y, size)
		}()
	}
	wg.Wait()
	total := 0
	for i, c := range counts {
		total += c * (i%7 + 1)
	}
	fmt.Println(total)
}
