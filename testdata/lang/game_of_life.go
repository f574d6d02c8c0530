// Conway's life on a torus with slices, and as a map of live cells; both agree.
package main

import (
	"fmt"
	"strings"
)

type cell struct{ x, y int }

func step(g [][]bool) [][]bool {
	h, w := len(g), len(g[0])
	out := make([][]bool, h)
	for y := range g {
		out[y] = make([]bool, w)
		for x := range g[y] {
			n := 0
			for dy := -1; dy <= 1; dy++ {
				for dx := -1; dx <= 1; dx++ {
					if (dx != 0 || dy != 0) && g[(y+dy+h)%h][(x+dx+w)%w] {
						n++
					}
				}
			}
			out[y][x] = n == 3 || n == 2 && g[y][x]
		}
	}
	return out
}

func stepMap(live map[cell]bool, w, h int) map[cell]bool {
	count := map[cell]int{}
	for c := range live {
		for dy := -1; dy <= 1; dy++ {
			for dx := -1; dx <= 1; dx++ {
				if dx != 0 || dy != 0 {
					count[cell{(c.x + dx + w) % w, (c.y + dy + h) % h}]++
				}
			}
		}
	}
	next := map[cell]bool{}
	for c, n := range count {
		if n == 3 || n == 2 && live[c] {
			next[c] = true
		}
	}
	return next
}

func main() {
	const w, h = 24, 16
	g := make([][]bool, h)
	live := map[cell]bool{}
	for y := range g {
		g[y] = make([]bool, w)
	}
	for _, c := range []cell{{1, 0}, {2, 1}, {0, 2}, {1, 2}, {2, 2}, {10, 8}, {11, 8}, {12, 8}, {10, 9}, {18, 3}, {18, 4}, {18, 5}, {19, 4}} {
		g[c.y][c.x] = true
		live[c] = true
	}
	for range 100 {
		g, live = step(g), stepMap(live, w, h)
	}
	alive, same := 0, true
	var sb strings.Builder
	for y := range g {
		for x, on := range g[y] {
			if on != live[cell{x, y}] {
				same = false
			}
			if on {
				alive++
				sb.WriteByte('#')
			} else {
				sb.WriteByte('.')
			}
		}
		sb.WriteByte('\n')
	}
	fmt.Print(sb.String())
	fmt.Println(alive, len(live), same)
}
