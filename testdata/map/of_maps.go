// Maps of maps, slices in maps, struct values replaced, counting, grouping, inverting, sets, and maps passed around.
package main

import (
	"fmt"
	"sort"
	"strings"
)

type stats struct {
	count, sum int
	max        float64
}

func group(words []string) map[int]map[byte][]string {
	g := map[int]map[byte][]string{}
	for _, w := range words {
		if g[len(w)] == nil {
			g[len(w)] = map[byte][]string{}
		}
		g[len(w)][w[0]] = append(g[len(w)][w[0]], w)
	}
	return g
}

func invert(m map[string]int) map[int][]string {
	inv := map[int][]string{}
	for k, v := range m {
		inv[v] = append(inv[v], k)
	}
	for _, ks := range inv {
		sort.Strings(ks)
	}
	return inv
}

func union(sets ...map[int]bool) map[int]bool {
	u := map[int]bool{}
	for _, s := range sets {
		for k, v := range s {
			u[k] = u[k] || v
		}
	}
	return u
}

func main() {
	words := strings.Fields("one two three four five six seven eight nine ten")
	fmt.Println(group(words))
	freq := map[string]int{}
	for _, w := range words {
		for _, r := range w {
			freq[string(r)]++
		}
	}
	fmt.Println(invert(freq))
	st := map[string]stats{}
	for i, w := range words {
		s := st[w[:1]]
		s.count++
		s.sum += i
		s.max = max(s.max, float64(len(w))/2)
		st[w[:1]] = s
	}
	fmt.Println(st)
	fmt.Println(union(map[int]bool{1: true, 2: false}, nil, map[int]bool{2: true}))
	graph := map[string][]string{"a": {"b", "c"}, "b": {"d"}, "c": {"d"}, "d": nil}
	var order []string
	seen := map[string]bool{}
	var visit func(string)
	visit = func(n string) {
		if seen[n] {
			return
		}
		seen[n] = true
		for _, m := range graph[n] {
			visit(m)
		}
		order = append(order, n)
	}
	visit("a")
	fmt.Println(order, len(graph["zzz"]))
	cache := map[[2]int]int{}
	var paths func(r, c int) int
	paths = func(r, c int) int {
		if r == 0 || c == 0 {
			return 1
		}
		k := [2]int{r, c}
		if v, ok := cache[k]; ok {
			return v
		}
		cache[k] = paths(r-1, c) + paths(r, c-1)
		return cache[k]
	}
	fmt.Println(paths(16, 16), len(cache))
	mf := map[string]func(float64) float64{"sq": func(x float64) float64 { return x * x }, "neg": func(x float64) float64 { return -x }}
	if f, ok := mf["sq"]; ok {
		fmt.Println(f(3), mf["neg"](2))
	}
	type M map[string]any
	doc := M{"n": 1, "sub": M{"list": []any{1, "x", M{"deep": true}}}}
	fmt.Println(doc["sub"].(M)["list"].([]any)[2].(M)["deep"], doc["none"] == nil, doc)
	copied := make(M, len(doc))
	for k, v := range doc {
		copied[k] = v
	}
	delete(copied, "n")
	copied["sub"].(M)["list"] = nil
	fmt.Println(len(doc), len(copied), doc["sub"])
}
