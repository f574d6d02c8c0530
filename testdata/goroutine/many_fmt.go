// Many goroutines with small stacks that all call fmt.
package main

import (
	"fmt"
	"sort"
	"strings"
)

type item struct {
	id   int
	name string
	tags []string
	meta map[string]float64
}

func main() {
	const n = 2000
	out := make(chan string)
	for i := range n {
		go func() {
			it := item{i, fmt.Sprintf("item-%05d", i), []string{"x", fmt.Sprint(i % 7)}, map[string]float64{"v": float64(i) / 8}}
			out <- fmt.Sprintf("%05d %+v %q %8.3f|%-6x|", i, it, it.name, it.meta["v"], i)
		}()
	}
	var lines []string
	for range n {
		lines = append(lines, <-out)
	}
	sort.Strings(lines)
	fmt.Println(len(lines), len(strings.Join(lines, "\n")))
	for _, i := range []int{0, 1, 777, 1999} {
		fmt.Println(lines[i])
	}
}
