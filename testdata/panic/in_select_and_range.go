// Panics and recovers in the middle of statements: in range bodies, select cases, switch tags, composite literals, map assignments; state afterwards is what had been done.
package main

import "fmt"

func boom(s string) int { panic(s) }

func try(name string, f func()) {
	defer func() { fmt.Println(name, recover()) }()
	f()
}

func main() {
	m := map[string]int{"a": 1}
	s := []int{1, 2, 3}
	c := make(chan int, 2)
	try("map assign", func() { m["b"] = boom("value") })
	try("map op", func() { m["a"] += boom("op") })
	try("slice", func() { s[0], s[1] = 10, boom("second") })
	try("append", func() { s = append(s, boom("arg")) })
	try("send", func() { c <- boom("send") })
	try("literal", func() { s = []int{5, boom("elem")} })
	try("struct", func() {
		type T struct{ a, b int }
		t := &T{1, 2}
		defer func() { fmt.Print(*t, " ") }()
		*t = T{b: 7, a: boom("field")}
	})
	try("switch", func() {
		switch boom("tag") {
		case 1:
		}
	})
	try("case", func() {
		switch s[0] {
		case 5, boom("case"):
		}
	})
	try("range", func() {
		for i := range s {
			s[i] = -s[i]
			if i == 1 {
				boom("in range")
			}
		}
	})
	try("range expr", func() {
		for range []int{boom("range expr")} {
		}
	})
	try("select", func() {
		select {
		case c <- 1:
			boom("in case")
		}
	})
	try("post", func() {
		for i := 0; i < 3; i += boom("post") {
			s[i]++
		}
	})
	try("index", func() {
		i := 7
		m["c"], s[i] = 3, 4
	})
	try("copy through nil", func() {
		var p *[3]int
		m["d"] = 4
		*p = [3]int{boom("before"), 2, 3}
	})
	try("deref", func() {
		var p *[3]int
		x := *p
		_ = x
	})
	try("multi", func() {
		var p *int
		s[2], *p = 77, 1
	})
	fmt.Println(m, s, len(c))
}
