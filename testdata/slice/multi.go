// Slices of slices, matrices, three-index slices, arrays of slices, literals with keys.
package main

import "fmt"

func transpose(m [][]int) [][]int {
	t := make([][]int, len(m[0]))
	for i := range t {
		t[i] = make([]int, len(m))
		for j := range m {
			t[i][j] = m[j][i]
		}
	}
	return t
}

func main() {
	m := [][]int{{1, 2, 3}, {4, 5, 6}}
	fmt.Println(m, transpose(m), len(m[0]))
	m[1] = append(m[1], 7)
	m = append(m, []int{8}, nil, []int{})
	fmt.Println(m, m[3] == nil, m[4] == nil)

	backing := make([]int, 6)
	rows := [][]int{backing[0:2], backing[2:4], backing[4:6]}
	rows[0] = append(rows[0], 99) // overwrites rows[1][0]
	fmt.Println(rows, backing)
	rows[1] = backing[2:4:4]
	rows[1] = append(rows[1], 77) // capacity limited, so it moves
	fmt.Println(rows, backing)

	l := []string{2: "two", 5: "five", "six", 0: "zero"}
	fmt.Printf("%q %d\n", l, len(l))
	const k = 3
	vowels := [128]bool{'a': true, 'e': true, 'i': true}
	fmt.Println(vowels['a'], vowels['b'], len(vowels), [...]int{k: 1, 2})
	pts := []*struct{ x, y int }{{1, 2}, {3, 4}}
	fmt.Println(*pts[0], pts[1].y)
	nested := [...][2][]string{{{"a"}, {"b", "c"}}, {nil, {"d"}}}
	fmt.Println(nested, len(nested), len(nested[0][1]))
	deep := map[string][][]int{"k": {{1}, {2, 3}}}
	deep["k"][1][0]++
	deep["n"] = append(deep["n"], []int{5})
	fmt.Println(deep)
	var tri [][]int
	for i := range 5 {
		row := make([]int, i+1)
		row[0], row[i] = 1, 1
		for j := 1; j < i; j++ {
			row[j] = tri[i-1][j-1] + tri[i-1][j]
		}
		tri = append(tri, row)
	}
	fmt.Println(tri)
	a := [2][3]int{{1, 2, 3}, {4, 5, 6}}
	b := a
	b[1][1] = 50
	c := a[1][:]
	c[0] = 40
	fmt.Println(a, b, c, a == b)
	var empty []int
	for range empty {
		fmt.Println("never")
	}
	fmt.Println(empty == nil, len(empty), cap(empty), empty[:0] == nil, append(empty, empty...) == nil)
}
