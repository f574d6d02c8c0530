// internal packages, unexported fields and methods across packages, embedded types of other packages, aliases, dot import.
package main

import (
	"fmt"
	. "strings"

	"example.com/internalpkg/internal/store"
	st "example.com/internalpkg/internal/store/mem"
	"example.com/internalpkg/shape"
)

type logged struct {
	store.Store
	log []string
}

func (l *logged) Put(k, v string) {
	l.log = append(l.log, k)
	l.Store.Put(k, v)
}

// unit has a method of the same name as an unexported one in package shape: not the same method.
type unit struct{}

func (unit) secret() string { return "main's secret" }

type box struct {
	shape.Rect
	name string
}

func main() {
	l := &logged{Store: st.New()}
	var s store.Store = l
	s.Put("a", "1")
	s.Put("b", "2")
	v, ok := s.Get("a")
	fmt.Println(v, ok, l.log, s.Len())
	_, err := store.MustGet(s, "zzz")
	fmt.Println(err, err == store.ErrMissing)
	b := box{shape.NewRect(2, 3), "b"}
	fmt.Println(b.Area(), b.W, shape.Describe(b), ToUpper("dot"))
	var i any = unit{}
	_, ok = i.(interface{ secret() string })
	fmt.Println(ok, shape.HasSecret(i), shape.HasSecret(b))
	fmt.Printf("%T %T %v %+v\n", b, s, b, b)
	var sh shape.Shape = b
	switch x := sh.(type) {
	case shape.Rect:
		fmt.Println("rect", x)
	case box:
		fmt.Println("box", x.name)
	}
	var al shape.Alias = shape.Rect{W: 1}
	fmt.Println(al.Area(), shape.Origin == shape.Point{})
	defer func() {
		r := recover()
		fmt.Println(r)
	}()
	_ = i.(shape.Shape)
}
