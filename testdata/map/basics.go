// Map operations: lookup forms, delete, update of missing keys, len, nil maps, clear, reference semantics.
package main

import "fmt"

func add(m map[string]int, k string) { m[k]++ }

func main() {
	m := map[string]int{"a": 1, "b": 2}
	add(m, "a")
	add(m, "new")
	fmt.Println(m, len(m))
	v, ok := m["none"]
	fmt.Println(v, ok, m["none"], len(m))
	delete(m, "a")
	delete(m, "never there")
	_, ok = m["a"]
	fmt.Println(m, ok)
	n := m
	n["shared"] = 7
	fmt.Println(m["shared"])
	clear(m)
	fmt.Println(m, len(n))

	var nilmap map[string]int
	fmt.Println(nilmap["x"], len(nilmap), nilmap == nil)
	delete(nilmap, "x")
	for range nilmap {
		fmt.Println("never")
	}
	func() {
		defer func() { fmt.Println(recover()) }()
		nilmap["x"] = 1
	}()
	e := map[string]int{}
	fmt.Println(e == nil, len(e))

	ms := map[string][]int{}
	ms["l"] = append(ms["l"], 1, 2)
	ms["l"][0] = 10
	fmt.Println(ms)
	mm := map[int]map[int]string{1: {2: "x"}}
	mm[3] = map[int]string{}
	mm[3][4] = "y"
	fmt.Println(mm, mm[9][9] == "")
	type pt struct{ x, y int }
	mp := map[pt]string{{1, 2}: "p"}
	mp[pt{3, 4}] = "q"
	fmt.Println(mp[pt{1, 2}], mp[pt{3, 4}], mp)
	mv := map[string]pt{"a": {1, 1}}
	p := mv["a"]
	p.x = 100
	fmt.Println(mv, p)
	mptr := map[string]*pt{"a": {1, 1}}
	mptr["a"].x = 100
	fmt.Println(*mptr["a"])
	mf := map[float64]string{0.0: "zero", 1.5: "x"}
	neg := 0.0
	fmt.Println(mf[-neg], len(mf))
	mb := map[bool]int{true: 1}
	mb[false]--
	fmt.Println(mb)
	mi := map[any]int{1: 1, "1": 2, 1.0: 3, int8(1): 4, nil: 5, pt{1, 1}: 6, [2]int{1, 2}: 7}
	fmt.Println(mi[1], mi["1"], mi[1.0], mi[int8(1)], mi[nil], mi[pt{1, 1}], mi[[2]int{1, 2}], mi[int16(1)])
	mc := map[complex128]int{1i: 1}
	mc[1i]++
	fmt.Println(mc)
	mfn := map[string]func(int) int{"double": func(x int) int { return x * 2 }}
	fmt.Println(mfn["double"](21), mfn["none"] == nil)
	cnt := map[rune]int{}
	for _, r := range "hello world" {
		cnt[r]++
	}
	fmt.Println(cnt)
	m2 := make(map[int]int, 1000)
	for i := range 5000 {
		m2[i*7] = i
	}
	s := 0
	for k, v := range m2 {
		s += k - v*7 + 1
	}
	fmt.Println(len(m2), s, m2[34993], m2[34994])
}
