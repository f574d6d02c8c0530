// Comparison of strings of all short lengths that differ in one place or none, at all alignments, or where one begins with the other.
package main

import (
	"fmt"
	"strings"
)

//go:noinline
func less(a, b string) bool { return a < b }

func sign(a, b string) int {
	n := strings.Compare(a, b)
	if less(a, b) != (n < 0) || less(b, a) != (n > 0) || (a == b) != (n == 0) || (a <= b) != (n <= 0) || strings.Compare(b, a) != -n {
		panic(fmt.Sprintf("%q %q %d", a, b, n))
	}
	return n
}

// slow compares byte by byte.
func slow(a, b string) int {
	for i := 0; i < len(a) && i < len(b); i++ {
		if a[i] != b[i] {
			if a[i] < b[i] {
				return -1
			}
			return 1
		}
	}
	return min(max(len(a)-len(b), -1), 1)
}

func main() {
	counts := map[int]int{}
	bytes := []byte{0, 1, 0x7f, 0x80, 0xff}
	for n := 0; n <= 40; n++ {
		for at := range 4 {
			left := make([]byte, n+at)
			for i := range left {
				left[i] = byte(i * 37)
			}
			a := string(left)[at:]
			for m := max(0, n-9); m <= n+9; m++ {
				right := make([]byte, m)
				for i := range right {
					right[i] = byte((i + at) * 37)
				}
				for i := -1; i < m; i++ {
					for _, c := range bytes {
						if i >= 0 {
							right[i] += c
						}
						b := string(right)
						s := sign(a, b)
						if s != slow(a, b) {
							panic(fmt.Sprintf("%q %q %d", a, b, s))
						}
						counts[s]++
						if i >= 0 {
							right[i] -= c
						}
					}
				}
				// The last difference does not count, the first does.
				if m >= 2 && n >= 2 {
					right[0]++
					right[m-1]--
					counts[10*sign(a, string(right))]++
				}
			}
		}
	}
	fmt.Println(counts)
}
