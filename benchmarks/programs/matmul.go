// Matrix products over slices of slices: by rows, and by columns as the textbook has it.
package main

import "fmt"

func matrix(n int, f func(i, j int) float64) [][]float64 {
	m := make([][]float64, n)
	for i := range m {
		m[i] = make([]float64, n)
		for j := range m[i] {
			m[i][j] = f(i, j)
		}
	}
	return m
}

func mul(a, b [][]float64) [][]float64 {
	n := len(a)
	c := matrix(n, func(i, j int) float64 { return 0 })
	for i := range a {
		row := c[i]
		for k, x := range a[i] {
			bk := b[k]
			for j := range row {
				row[j] += x * bk[j]
			}
		}
	}
	return c
}

func dot(a, b [][]float64) (trace float64) {
	n := len(a)
	for i := range n {
		for j := range n {
			s := 0.0
			for k := range n {
				s += a[i][k] * b[k][j]
			}
			if i == j {
				trace += s
			}
		}
	}
	return
}

func main() {
	a := matrix(900, func(i, j int) float64 { return float64(i-j) / 900 })
	b := matrix(900, func(i, j int) float64 { return float64(i*j%17) / 3 })
	c := mul(mul(a, b), a)
	fmt.Printf("%.4f %.4f %.4f\n", c[0][0], c[450][17], dot(a, b))
}
