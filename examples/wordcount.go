// Counts the words of files, or of standard input, one goroutine per file.
//
//	golite run examples/wordcount.go README.md LICENSE
package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"sort"
	"strings"
)

func count(in io.Reader) map[string]int {
	counts := map[string]int{}
	words := bufio.NewScanner(in)
	words.Split(bufio.ScanWords)
	for words.Scan() {
		word := strings.ToLower(strings.Trim(words.Text(), ".,;:!?()[]{}\"'`*#<>"))
		if word != "" {
			counts[word]++
		}
	}
	return counts
}

func main() {
	parts := make(chan map[string]int)
	names := os.Args[1:]
	if len(names) == 0 {
		names = []string{"-"}
	}
	for _, name := range names {
		go func() {
			in := os.Stdin
			if name != "-" {
				file, err := os.Open(name)
				if err != nil {
					fmt.Fprintln(os.Stderr, err)
					os.Exit(1)
				}
				defer file.Close()
				in = file
			}
			parts <- count(in)
		}()
	}

	total := map[string]int{}
	for range names {
		for word, n := range <-parts {
			total[word] += n
		}
	}
	words := make([]string, 0, len(total))
	for word := range total {
		words = append(words, word)
	}
	sort.Slice(words, func(i, j int) bool {
		a, b := words[i], words[j]
		return total[a] > total[b] || total[a] == total[b] && a < b
	})
	for i, word := range words {
		if i == 10 {
			break
		}
		fmt.Printf("%6d %s\n", total[word], word)
	}
}
