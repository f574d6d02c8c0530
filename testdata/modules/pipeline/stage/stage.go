package stage

import (
	"fmt"
	"sort"
	"strings"
)

// Upper sends on in capital letters.
func Upper(in <-chan string) <-chan string {
	out := make(chan string, 2)
	go func() {
		defer close(out)
		for w := range in {
			out <- strings.ToUpper(w)
		}
	}()
	return out
}

// Counts is how often each word came.
type Counts map[string]int

// Count counts until the channel is closed.
func Count(in <-chan string) Counts {
	c := Counts{}
	for w := range in {
		c[w]++
	}
	return c
}

// Sorted lists the counts, most frequent first.
func Sorted(c Counts) (lines []string) {
	words := make([]string, 0, len(c))
	for w := range c {
		words = append(words, w)
	}
	sort.Slice(words, func(i, j int) bool {
		a, b := words[i], words[j]
		if c[a] != c[b] {
			return c[a] > c[b]
		}
		return a < b
	})
	for _, w := range words {
		lines = append(lines, fmt.Sprintf("%-6s %d", w, c[w]))
	}
	return
}
