// Maps changed while they are ranged over: deleted entries are not seen, each remaining one exactly once, the map may be replaced, cleared or grow.
package main

import "fmt"

type P struct{ x int }

func main() {
	m := map[int]int{}
	for i := range 1000 {
		m[i] = i * i
	}
	seen := map[int]int{}
	for k, v := range m {
		seen[k]++
		if v != k*k {
			fmt.Println("wrong", k, v)
		}
		delete(m, k)
		delete(m, (k+500)%1000)
	}
	fmt.Println(len(m), len(seen))
	for k, n := range seen {
		if n != 1 {
			fmt.Println("seen", k, n)
		}
		if seen[(k+500)%1000] == 1 {
			fmt.Println("both", k)
			break
		}
	}
	g := map[int]bool{0: true}
	steps := 0
	for k := range g {
		steps++
		if k < 1<<20 {
			g[k*2+1] = true
			g[k*2+2] = true
		}
		if steps > 5000 {
			break
		}
	}
	fmt.Println(len(g) >= steps)
	r := map[string]int{"a": 1, "b": 2, "c": 3}
	orig := r
	count := 0
	for k := range r {
		r = map[string]int{"z": 26}
		delete(orig, k)
		count++
	}
	fmt.Println(count, len(orig), r)
	u := map[int]int{}
	for i := range 100 {
		u[i] = 0
	}
	for k := range u {
		u[k] += k
		u[k]++
	}
	sum := 0
	for _, v := range u {
		sum += v
	}
	fmt.Println(sum)
	d := map[int]*P{}
	for i := range 50 {
		d[i] = &P{i}
	}
	for k, p := range d {
		p.x = -p.x
		if k%2 == 0 {
			delete(d, k)
			d[k] = &P{1000}
		}
	}
	neg, thousand := 0, 0
	for _, p := range d {
		if p.x == 1000 || p.x == -1000 {
			thousand++
		} else if p.x <= 0 {
			neg++
		}
	}
	fmt.Println(neg, thousand, len(d))
	var nested = map[string]map[string]int{}
	for _, k := range []string{"a", "b", "a"} {
		if nested[k] == nil {
			nested[k] = map[string]int{}
		}
		nested[k][k+k]++
	}
	fmt.Println(nested)
	outer := map[int]int{1: 1, 2: 2, 3: 3}
	pairs := 0
	for range outer {
		for range outer {
			pairs++
		}
		for k := range outer {
			if k == 2 {
				continue
			}
			break
		}
	}
	fmt.Println(pairs)
	clear(outer)
	for range outer {
		fmt.Println("never")
	}
	big := map[[4]int]struct{ a, b string }{}
	for i := range 300 {
		big[[4]int{i, i, i, i}] = struct{ a, b string }{fmt.Sprint(i), "b"}
	}
	ok := true
	for k, v := range big {
		ok = ok && fmt.Sprint(k[3]) == v.a
	}
	fmt.Println(ok, len(big))
}
