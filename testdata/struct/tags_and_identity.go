// Struct tags, type identity and conversions that ignore tags; anonymous structs assignable to named ones; unexported and embedded names in identity.
package main

import (
	"fmt"
	"reflect"
)

type T1 struct {
	A int    `json:"a" x:"1"`
	B string "plain"
}
type T2 struct {
	A int
	B string `other:"b"`
}
type T3 struct {
	X T1
	Y []T1
}
type T4 struct {
	X T1 `tag:"ignored"`
	Y []T1
}

func which(x any) string {
	switch x.(type) {
	case struct{ A int }:
		return "A"
	case struct {
		A int `t:"1"`
	}:
		return "A tagged"
	case struct{ a int }:
		return "a"
	case struct{ T1 }:
		return "embedded"
	case struct{ T1 T1 }:
		return "named T1"
	case struct{}:
		return "empty"
	}
	return "none"
}

type S []int
type S2 []int
type F func(a int) (b int)
type M map[S3]int
type S3 string
type Rd <-chan int

func main() {
	t1 := T1{1, "b"}
	t2 := T2(t1)
	p := (*T2)(&t1)
	p.A = 5
	fmt.Println(t1, t2, *p)
	var anon struct {
		A int    `json:"a" x:"1"`
		B string "plain"
	} = t1
	t1 = anon
	t3 := T3{X: anon}
	t4 := T4(t3)
	fmt.Println(t3, t4, T1(struct {
		A int
		B string
	}{7, "c"}))
	f, _ := reflect.TypeOf(t1).FieldByName("A")
	fmt.Println(f.Tag, f.Tag.Get("json"), f.Tag.Get("x"), f.Tag.Get("none") == "")
	g, ok := reflect.TypeOf(t1).Field(1).Tag.Lookup("plain")
	fmt.Printf("%q %v %v\n", g, ok, reflect.TypeOf(t1).Field(1).Tag)
	fmt.Println(which(struct{ A int }{}), which(struct {
		A int `t:"1"`
	}{}), which(struct {
		A int `t:"2"`
	}{}), which(struct{ a int }{}), which(struct{ T1 }{}), which(struct{ T1 T1 }{}), which(struct{}{}), which(t1))
	var s S = []int{1}
	var is []int = s
	s2 := S2(s)
	fmt.Printf("%T %T %T\n", s, is, s2)
	var fn F = func(x int) int { return x }
	var plain func(int) int = fn
	fmt.Println(plain(3), F(plain)(4))
	m := M(map[S3]int{"a": 1})
	fmt.Println(m["a"])
	c := make(chan int, 1)
	var rd Rd = c
	var r2 <-chan int = rd
	c <- 1
	fmt.Println(<-r2, any(rd) == any(r2), rd == c)
	fmt.Printf("%T %+v %#v\n", anon, anon, struct {
		x int `k:"v"`
	}{1})
	var i1 any = struct{ F func() }{}
	_, same := i1.(struct{ F func() })
	fmt.Println(same, reflect.TypeOf(T1{}) == reflect.TypeOf(anon), reflect.TypeOf(t4.X) == reflect.TypeOf(t1))
}
