// Named types, aliases, local types of the same name, recursive types, conversion between identical underlying types.
package main

import "fmt"

type (
	Int   int
	Alias = Int
	Pair  struct{ A, B int }
	Tree  struct {
		kids []Tree
		val  int
	}
	FuncList func() (int, FuncList)
	Chain    chan Chain
	Map      map[string]Map
	Ptr      *Ptr
	Grid     [2][2]Int
)

func (i Int) Double() Int { return i * 2 }

func (t Tree) Sum() int {
	s := t.val
	for _, k := range t.kids {
		s += k.Sum()
	}
	return s
}

func count(n int) FuncList {
	return func() (int, FuncList) { return n, count(n + 1) }
}

func f() any {
	type Local struct{ x int }
	return Local{1}
}

func g() any {
	type Local struct{ x int }
	return Local{1}
}

func main() {
	var a Alias = 5
	fmt.Println(a.Double())
	fmt.Printf("%T %T\n", a, Pair{})
	q := struct{ A, B int }{1, 2}
	p := Pair(q)
	p = q // assignable: identical underlying type, one not named
	fmt.Println(p, p == q)
	t := Tree{[]Tree{{nil, 1}, {[]Tree{{nil, 5}}, 2}}, 10}
	fmt.Println(t.Sum())
	fl := count(3)
	n, fl := fl()
	m, _ := fl()
	fmt.Println(n, m)
	m1 := Map{"a": {"b": nil, "c": {}}}
	fmt.Println(m1, m1["a"]["b"]["zzz"] == nil)
	var pt Ptr
	pt = &pt
	fmt.Println(*pt == pt)
	c := make(Chain, 1)
	c <- c
	fmt.Println(<-c == c)
	x, y := f(), g()
	fmt.Printf("%T %T %v\n", x, y, x == y)
	type Int string
	fmt.Printf("%T %v\n", Int("shadow"), Int("s"))
	type tagged struct {
		A int `json:"a"`
	}
	type untagged struct{ A int }
	fmt.Println(untagged(tagged{3}))
	g := Grid{{1, 2}, {3, 4}}
	fmt.Println(g[1][0].Double())
	type Celsius float64
	type Temp interface{ ~float64 }
	fmt.Println(Celsius(36.6)+0.4, float64(Celsius(1))/3)
	var i interface{ Double() Alias } = a
	fmt.Println(i.Double())
	type E struct{}
	var e1, e2 E
	fmt.Println(e1 == e2)
	byteAlias := func(b byte) uint8 { return b }
	var fn func(uint8) byte = byteAlias
	fmt.Println(fn(7))
}
