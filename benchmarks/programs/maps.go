// Maps with int, string and struct keys: insert, look up, delete, iterate.
package main

import (
	"fmt"
	"strconv"
)

type point struct{ x, y int32 }

func main() {
	sum := 0
	m := map[int]int{}
	x := uint64(1)
	for range 10_000_000 {
		x = x*6364136223846793005 + 1442695040888963407
		m[int(x>>44)]++
	}
	for k, v := range m {
		sum += k ^ v
	}
	for k := range m {
		if k%3 == 0 {
			delete(m, k)
		}
	}
	sum += len(m)
	keys := make([]string, 50_000)
	for i := range keys {
		keys[i] = "key-" + strconv.Itoa(i)
	}
	counts := map[string]int{}
	for i := range 9_000_000 {
		counts[keys[i*7919%len(keys)]] += i & 3
	}
	for _, k := range keys {
		sum += counts[k]
	}
	grid := map[point]bool{}
	for i := range int32(1_000_000) {
		grid[point{i % 1000, i / 1777}] = true
	}
	hits := 0
	for i := range int32(1_000_000) {
		if grid[point{i / 1777, i % 1000}] {
			hits++
		}
	}
	fmt.Println(sum, len(counts), len(grid), hits)
}
