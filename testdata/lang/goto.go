// goto, forwards and backwards, and out of blocks.
package main

import "fmt"

func find(grid [][]int, want int) (int, int) {
	var i, j int
	for i = 0; i < len(grid); i++ {
		for j = 0; j < len(grid[i]); j++ {
			if grid[i][j] == want {
				goto found
			}
		}
	}
	return -1, -1
found:
	return i, j
}

func collatz(n int) (steps int) {
again:
	if n == 1 {
		return
	}
	steps++
	if n%2 == 0 {
		n /= 2
		goto again
	}
	n = 3*n + 1
	goto again
}

func machine(input string) string {
	pos := 0
	out := ""
start:
	if pos == len(input) {
		goto end
	}
	switch c := input[pos]; {
	case c >= '0' && c <= '9':
		goto digit
	default:
		goto other
	}
digit:
	out += "D"
	pos++
	goto start
other:
	out += "x"
	pos++
	goto start
end:
	return out
}

func main() {
	g := [][]int{{1, 2, 3}, {4, 5, 6}}
	fmt.Println(find(g, 6))
	fmt.Println(find(g, 9))
	for _, n := range []int{1, 7, 27} {
		fmt.Print(collatz(n), " ")
	}
	fmt.Println()
	fmt.Println(machine("ab12c3"))

	// a closure made on each turn of a goto loop has its own variable
	var fs []func() int
	i := 0
loop:
	if i < 3 {
		v := i * i
		fs = append(fs, func() int { v++; return v })
		i++
		goto loop
	}
	for _, f := range fs {
		f()
		fmt.Print(f(), " ")
	}
	fmt.Println()
}
