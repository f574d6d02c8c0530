// Arrays of arrays: sizes from constants, literals with indices, copying of rows, pointers to rows, comparison, ranging.
package main

import (
	"fmt"
	"time"
)

const (
	rows = 3
	cols = rows + 1
)

type Board [rows][cols]rune

func (b *Board) Set(r, c int, v rune) { b[r][c] = v }
func (b Board) String() string {
	s := ""
	for _, row := range b {
		for _, c := range row {
			if c == 0 {
				c = '.'
			}
			s += string(c)
		}
		s += "/"
	}
	return s
}

func transpose(m [2][3]int) (t [3][2]int) {
	for i, row := range m {
		for j := range row {
			t[j][i] = m[i][j]
		}
	}
	return
}

func main() {
	var b Board
	b.Set(1, 2, 'x')
	c := b
	c.Set(0, 0, 'o')
	c[2] = b[1]
	fmt.Println(b, c, b == c, len(b), len(b[0]))
	fmt.Println(transpose([2][3]int{{1, 2, 3}, {4, 5, 6}}))
	a := [...][2]string{2: {"c", "d"}, 0: {1: "b"}}
	fmt.Printf("%q %d\n", a, len(a))
	row := &b[1]
	row[0] = 'r'
	fmt.Println(b)
	sl := b[1][:2]
	sl[1] = 's'
	fmt.Println(b)
	cube := [2][2][2]int{{{1, 2}, {3, 4}}, {{5, 6}, {7, 8}}}
	sum := 0
	for _, p := range cube {
		for _, r := range p {
			for _, v := range r {
				sum = sum*3 + v
			}
		}
	}
	face := cube[1]
	face[0][0] = 50
	fmt.Println(sum, cube[1][0][0], face[0][0], cube[0] == [2][2]int{{1, 2}, {3, 4}})
	days := [...]string{time.Monday: "mon", time.Sunday: "sun"}
	fmt.Println(len(days), days[time.Monday])
	primes := [10]int{2, 3, 5, 7}
	i := 3
	primes[i], primes[i+1] = primes[i+1], primes[i]
	fmt.Println(primes, primes[len(primes)-1])
	table := [256]bool{'a': true, 'z': true, 255: true}
	n := 0
	for _, t := range table {
		if t {
			n++
		}
	}
	fmt.Println(n, table['z'], table['b'])
	fn := [3]func(int) int{func(x int) int { return x }, 2: func(x int) int { return x * x }}
	fmt.Println(fn[2](7), fn[1] == nil)
	func() {
		defer func() { fmt.Println(recover()) }()
		j := 4
		cube[1][j%5-3][j] = 1
	}()
	type key [2][2]byte
	m := map[key]int{{{1, 2}, {3, 4}}: 5}
	fmt.Println(m[key{{1, 2}, {3, 4}}], m[key{}])
}
