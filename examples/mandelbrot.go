// Draws the Mandelbrot set in letters, a goroutine for every row.
package main

import (
	"fmt"
	"strings"
	"sync"
)

const (
	width, height = 78, 30
	shades        = " .:-=+*#%@"
)

func row(y int) string {
	var sb strings.Builder
	ci := (float64(y)/height)*2.4 - 1.2
	for x := range width {
		c := complex((float64(x)/width)*3.2-2.3, ci)
		z, n := 0i, 0
		for ; n < 90 && real(z)*real(z)+imag(z)*imag(z) < 4; n++ {
			z = z*z + c
		}
		sb.WriteByte(shades[n/10%len(shades)])
	}
	return strings.TrimRight(sb.String(), " ")
}

func main() {
	rows := make([]string, height)
	var wg sync.WaitGroup
	for y := range rows {
		wg.Add(1)
		go func() {
			defer wg.Done()
			rows[y] = row(y)
		}()
	}
	wg.Wait()
	fmt.Println(strings.Join(rows, "\n"))
}
