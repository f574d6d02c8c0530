// Recursive functions of several shapes: mutual, with closures, with multiple results, on slices and trees, memoised.
package main

import "fmt"

func hanoi(n int, a, b, c string, move func(string, string)) {
	if n == 0 {
		return
	}
	hanoi(n-1, a, c, b, move)
	move(a, c)
	hanoi(n-1, b, a, c, move)
}

func perms(a []int, k int, out *[][]int) {
	if k == len(a) {
		*out = append(*out, append([]int(nil), a...))
		return
	}
	for i := k; i < len(a); i++ {
		a[k], a[i] = a[i], a[k]
		perms(a, k+1, out)
		a[k], a[i] = a[i], a[k]
	}
}

func queens(n, row int, cols, d1, d2 uint) (count int) {
	if row == n {
		return 1
	}
	for c := 0; c < n; c++ {
		b := uint(1) << c
		x, y := uint(1)<<(row+c), uint(1)<<(row-c+n)
		if cols&b|d1&x|d2&y == 0 {
			count += queens(n, row+1, cols|b, d1|x, d2|y)
		}
	}
	return
}

func gcd(a, b int) (g, x, y int) {
	if b == 0 {
		return a, 1, 0
	}
	g, x, y = gcd(b, a%b)
	return g, y, x - a/b*y
}

func flatten(v any) (out []int) {
	switch x := v.(type) {
	case int:
		return []int{x}
	case []any:
		for _, e := range x {
			out = append(out, flatten(e)...)
		}
	}
	return
}

func expr(s string, pos *int) int {
	v := term(s, pos)
	for *pos < len(s) && (s[*pos] == '+' || s[*pos] == '-') {
		op := s[*pos]
		*pos++
		if w := term(s, pos); op == '+' {
			v += w
		} else {
			v -= w
		}
	}
	return v
}

func term(s string, pos *int) int {
	v := factor(s, pos)
	for *pos < len(s) && (s[*pos] == '*' || s[*pos] == '/') {
		op := s[*pos]
		*pos++
		if w := factor(s, pos); op == '*' {
			v *= w
		} else {
			v /= w
		}
	}
	return v
}

func factor(s string, pos *int) (v int) {
	if s[*pos] == '(' {
		*pos++
		v = expr(s, pos)
		*pos++
		return
	}
	if s[*pos] == '-' {
		*pos++
		return -factor(s, pos)
	}
	for *pos < len(s) && s[*pos] >= '0' && s[*pos] <= '9' {
		v = v*10 + int(s[*pos]-'0')
		*pos++
	}
	return
}

func main() {
	n, log := 0, ""
	hanoi(3, "A", "B", "C", func(a, b string) { n++; log += a + b + " " })
	fmt.Println(n, log)
	var out [][]int
	perms([]int{1, 2, 3}, 0, &out)
	fmt.Println(out)
	fmt.Println(queens(6, 0, 0, 0, 0), queens(8, 0, 0, 0, 0))
	fmt.Println(gcd(240, 46))
	fmt.Println(flatten([]any{1, []any{2, []any{3, 4}, []any{}}, 5}))
	for _, e := range []string{"1+2*3", "(1+2)*3", "-(4-10)/2*7", "2*(3+(4-1)*2)-5"} {
		pos := 0
		fmt.Print(expr(e, &pos), " ")
	}
	fmt.Println()
	memo := map[int]int{}
	var ways func(int) int
	ways = func(n int) int {
		if n <= 1 {
			return 1
		}
		if v, ok := memo[n]; ok {
			return v
		}
		memo[n] = ways(n-1) + ways(n-2)
		return memo[n]
	}
	fmt.Println(ways(80), len(memo))
}
