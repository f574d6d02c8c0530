// Idioms that work in place: delete, insert, filter, reverse, rotate, chunk, stack, queue, dedup.
package main

import "fmt"

func main() {
	s := []int{1, 2, 3, 4, 5, 6, 7, 8}
	s = append(s[:2], s[3:]...)
	fmt.Println(s, len(s), cap(s))
	s[1] = s[len(s)-1]
	s = s[:len(s)-1]
	fmt.Println(s)
	s = append(s[:1], append([]int{100, 101}, s[1:]...)...)
	fmt.Println(s)
	kept := s[:0]
	for _, v := range s {
		if v%2 == 0 {
			kept = append(kept, v)
		}
	}
	fmt.Println(kept, s)
	for i, j := 0, len(kept)-1; i < j; i, j = i+1, j-1 {
		kept[i], kept[j] = kept[j], kept[i]
	}
	fmt.Println(kept)
	a := []int{0, 1, 2, 3, 4, 5, 6}
	a = append(a[3:], a[:3]...)
	fmt.Println(a)
	var chunks [][]int
	for rest := a; len(rest) > 0; {
		n := min(3, len(rest))
		chunks = append(chunks, rest[:n:n])
		rest = rest[n:]
	}
	fmt.Println(chunks)
	chunks[0] = append(chunks[0], -1)
	fmt.Println(a, chunks[0])
	var stack []string
	for _, w := range []string{"a", "b", "c"} {
		stack = append(stack, w)
	}
	for len(stack) > 0 {
		top := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		fmt.Print(top)
	}
	fmt.Println()
	queue := []int{1}
	for n := 0; len(queue) > 0 && n < 10; n++ {
		v := queue[0]
		queue = queue[1:]
		fmt.Print(v, " ")
		queue = append(queue, v*2, v*2+1)
	}
	fmt.Println(len(queue))
	d := []string{"a", "a", "b", "b", "b", "a"}
	w := 1
	for i := 1; i < len(d); i++ {
		if d[i] != d[w-1] {
			d[w] = d[i]
			w++
		}
	}
	fmt.Println(d[:w], d)
	z := append([]int(nil), make([]int, 3)...)
	z = append(z, z...)
	z[0] = 1
	fmt.Println(z)
	m := make([][]int, 3)
	for i := range m {
		m[i] = append(m[i], i)
		m[i] = append(m[i], m[0]...)
	}
	fmt.Println(m)
	self := []int{1, 2, 3}
	self = append(self, self[1:]...)
	self = append(self[:1], self...)
	fmt.Println(self)
}
