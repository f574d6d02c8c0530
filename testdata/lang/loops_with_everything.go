// Loops whose variables are captured, addressed, deferred and changed at once; nested ranges over changing slices; continue in post statements' closures; loops with huge and zero counts.
package main

import "fmt"

func main() {
	var ps []*int
	var fs []func(int) int
	for i, j := 0, 10; i < j; i, j = i+1, j-2 {
		ps = append(ps, &i, &j)
		fs = append(fs, func(d int) int { i += d; j -= d; return i*100 + j })
		if i == 1 {
			i++
			continue
		}
		fs[len(fs)-1](0)
	}
	for k, f := range fs {
		fmt.Print(f(k), " ")
	}
	for _, p := range ps {
		fmt.Print(*p, " ")
	}
	fmt.Println()
	s := []int{1, 2, 3}
	for i, v := range s {
		s = append(s, v*10)
		s[0] = 100 + i
		if i == 0 {
			s[1] = 50
		}
	}
	fmt.Println(s)
	for i := range s {
		s = s[:len(s)-1]
		if i > 2 {
			break
		}
	}
	fmt.Println(s)
	var grid [3][3]int
	for y := range grid {
		row := &grid[y]
		for x := range row {
			row[x] = y*3 + x
			if x == y {
				grid[2][0] += 100
			}
		}
	}
	fmt.Println(grid)
	n := 0
	for range 1_000_000 {
		n += 3
	}
	for i := range int8(127) {
		n += int(i)
	}
	for i := uint8(250); i >= 250; i++ {
		n++
	}
	fmt.Println(n)
	x := 5
	for x := x; x > 0; x-- {
		x := x * 2
		if x%4 == 0 {
			continue
		}
		fmt.Print(x, " ")
	}
	fmt.Println(x)
	var closures []func()
	for i := 0; i < 3; func() { i++; closures = append(closures, func() { fmt.Print("post", i, " ") }) }() {
		closures = append(closures, func() { fmt.Print("body", i, " ") })
	}
	for _, c := range closures {
		c()
	}
	fmt.Println()
	m := map[string][]int{"a": {1}, "b": {2, 3}}
	total := 0
	for k, v := range m {
		for i := range v {
			m[k] = append(m[k], v[i]*2)
			total += v[i]
		}
	}
	fmt.Println(total, len(m["a"]), len(m["b"]))
	str := "aé"
	for i, r := range str {
		str = "changed"
		fmt.Print(i, string(r), " ")
	}
	fmt.Println(str)
	cnt := 0
	for c := make(chan int, 3); ; {
		if cnt++; len(c) == cap(c) {
			close(c)
			for v := range c {
				cnt += v
			}
			break
		}
		c <- cnt
	}
	fmt.Println(cnt)
	var p *int
	for i := 0; i < 4; i++ {
		if i == 1 {
			p = &i
		}
		if i == 2 {
			*p += 1000
		}
	}
	fmt.Println(*p)
	i := 0
	for i = range 10 {
		if i == 4 {
			break
		}
	}
	fmt.Println(i)
	for i = 0; i < 3; i++ {
	}
	fmt.Println(i)
}
