// Built-in functions, conversions and && beside calls that change what they read: gc computes most of them where they stand, as calls.
package main

import (
	"fmt"
	"unsafe"
)

var (
	n     = 5
	small int16
	f     = 1.5
	s     []int
	text  string
	c     complex128
	yes   bool
	m     map[string]int
	x     any
	array [3]int
)

type pair struct{ a, b int16 }

var p = &pair{}

func reset() {
	n, small, f, s, text, c, yes = 5, 5, 1.5, []int{1, 2, 3}, "abc", 1+2i, true
	m, x, array, p = map[string]int{"a": 1}, &pair{1, 2}, [3]int{1, 2, 3}, &pair{3, 4}
}

// change changes all that the expressions below read.
func change() int {
	n, small, f, s, text, c, yes = 100, 100, 100, make([]int, 10, 100), "changed", 100+200i, false
	m["b"], x, array = 2, &pair{100, 200}, [3]int{100, 100, 100}
	p.a, p.b = 100, 200
	return 1
}

func change16() int16        { return int16(change()) }
func changeFloat() float64   { return float64(change()) }
func changeText() string     { return fmt.Sprint(change()) }
func changeBool() bool       { return change() == 1 }
func all(list ...any) []any  { return list }
func ints(list ...int) []int { return list }

func show(what string, values ...any) {
	fmt.Println(append([]any{what}, values...)...)
	reset()
}

type number interface{ ~int | ~int16 | ~float64 | ~string }

func smallest[T number](a, b *T, g func() T) T { return min(*a, *b) + g() }

func bytesOf[S ~string | ~[]byte](s *S, g func() string) string {
	return string([]byte(*s)) + g()
}

func main() {
	reset()
	show("min", min(n, n)-change())
	show("min of a constant", min(n, 7)-change())
	show("max of a sum", max(n, n+1)-change())
	show("min 16", min(small, small)-change16())
	small = min(small, small) - change16()
	show("assigned", small)
	small -= min(small, 7) - change16()
	show("added", small)
	show("min of floats", min(f, 2)+changeFloat())
	show("min of strings", min(text, "b")+changeText(), max(text, text)+changeText())
	show("fields", min(p.a, p.b)-change16())
	show("nested", max(n, min(n, 9))*change()+min(n, change()))
	show("len", len(s)+change())
	show("cap", cap(s)+change())
	show("len of a string", len(text)+change())
	show("len of a map", len(m)+change())
	show("len of an array", len(array)+change())
	show("len of runes", len([]rune(text))+change())
	show("real", real(c)+changeFloat())
	show("imag", imag(c)+changeFloat())
	show("complex", complex(f, f)+complex(changeFloat(), 0))
	show("arguments", ints(len(s), n, change(), len(s), min(n, 1000)))
	show("any", all(len(s), max(n, 6), change(), len(s)))
	show("literal", []int{len(s), n, change()}, [2]int{max(n, 0), change()}, pair{min(small, 9), change16()})
	show("and", (yes && n == 5) == changeBool())
	show("or", (!yes || n == 100) == changeBool())
	show("and, any", all(yes && n == 5, change(), yes || n == 5))
	show("comparison", (n == 5) == changeBool())
	show("not", !yes == changeBool())
	show("bytes", string([]byte(text))+changeText())
	show("bytes, any", all([]byte(text), change()), all([]rune(text), change()))
	show("byte", int([]byte(text)[1])+change())
	show("make", len(make([]int, n))+change(), all(len(make([]int, n)), change()))
	show("new", *new(n)+change())
	show("slice", all(len(s[1:]), s[:2], change()))
	show("slice of a string", text[1:]+changeText())
	show("index", s[1]+change(), text[1]+byte(change()))
	show("key", m[text]+change(), len(m)+change())
	show("assertion", x.(*pair).a+change16())
	show("size", int(unsafe.Sizeof(n))+change())

	a, b := 5, 6
	local := func() int { a, b = 100, 200; return 1 }
	fmt.Println(min(a, b)+local(), min(a, b)+local())
	q := []int{1, 2}
	grow := func() int { q = append(q, 1); return len(q) }
	fmt.Println(len(q)*grow(), len(q)+grow()*cap(q))
	i, j := len(q), grow()
	fmt.Println(i, j, len(q))
	q[min(len(q)-1, 3)], i = grow(), len(q)
	fmt.Println(q, i)
	fmt.Println(func() (int, int, bool) { return len(q), grow(), len(q) == 6 && true }())
	switch len(q) + grow() {
	case len(q) - 1 + len(q):
		fmt.Println("early")
	case 2 * len(q):
		fmt.Println("late")
	}

	fmt.Println(smallest(&n, &n, change), smallest(&small, &small, change16), smallest(&f, &f, changeFloat))
	reset()
	fmt.Println(bytesOf(&text, changeText))
	reset()
	defer func() { fmt.Println(recover(), n) }()
	x = 5
	fmt.Println(x.(*pair).a + change16())
}
