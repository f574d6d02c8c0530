package main

import (
	"errors"
	"fmt"
	"io"
	"reflect"
	"unsafe"
)

type Inner struct {
	X, Y int
}

func (i Inner) Sum() int      { return i.X + i.Y }
func (i *Inner) Scale(k int)  { i.X *= k }
func (i Inner) private() bool { return true }

type Base struct {
	ID   int `json:"id" db:"key,omitempty"`
	Name string
}

type Other struct {
	Name string
	Deep int
}

type Outer struct {
	Base
	*Other
	Inner  Inner `x:"1" y:"a\"b" z`
	hidden float64
	List   []map[string]*Inner
	Fn     func(int, ...string) (bool, error)
	Ch     <-chan struct{}
	Any    any
	Err    error
	Arr    [4]uint16
	_      int
}

type Celsius float32
type Names []string
type Handler func(w io.Writer, n int) error
type Shape interface {
	Area() float64
	io.Reader
	secret()
}
type Tree struct {
	Left, Right *Tree
	Val         any
}

type (
	A1 struct{ X int }
	A2 struct{ X int }
	A3 struct {
		X int `tag:"t"`
	}
)

func describe(t reflect.Type) {
	fmt.Printf("%v name=%q pkg=%q kind=%v size=%d align=%d cmp=%t methods=%d\n", t, t.Name(), t.PkgPath(), t.Kind(), t.Size(), t.Align(), t.Comparable(), t.NumMethod())
	switch t.Kind() {
	case reflect.Array:
		fmt.Println("  array", t.Len(), t.Elem())
	case reflect.Chan:
		fmt.Println("  chan", t.ChanDir(), t.Elem())
	case reflect.Func:
		fmt.Println("  func", t.NumIn(), t.NumOut(), t.IsVariadic())
		for i := 0; i < t.NumIn(); i++ {
			fmt.Println("    in", t.In(i))
		}
		for i := 0; i < t.NumOut(); i++ {
			fmt.Println("    out", t.Out(i))
		}
	case reflect.Map:
		fmt.Println("  map", t.Key(), t.Elem())
	case reflect.Pointer, reflect.Slice:
		fmt.Println("  elem", t.Elem())
	case reflect.Struct:
		for i := 0; i < t.NumField(); i++ {
			f := t.Field(i)
			fmt.Printf("  %s %v tag=%q off=%d idx=%v anon=%t pkg=%q exported=%t\n", f.Name, f.Type, f.Tag, f.Offset, f.Index, f.Anonymous, f.PkgPath, f.IsExported())
		}
	}
	for i := 0; i < t.NumMethod(); i++ {
		m := t.Method(i)
		fmt.Println("  method", m.Name, m.Type, m.Index, m.PkgPath)
	}
}

func try(name string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Printf("%s: %v\n", name, r)
		}
	}()
	f()
	fmt.Println(name, "ok")
}

func main() {
	for _, x := range []any{true, 1, int8(1), uint64(2), uintptr(3), float32(1), 2.5, complex64(1), 1i, "s", unsafe.Pointer(nil), []int{}, [3]string{}, map[string][]byte{},
		make(chan int), make(<-chan error), (chan<- func())(nil), func() {}, &Outer{}, Outer{}, Inner{}, &Inner{}, Celsius(1), Names{}, Handler(nil), (*Shape)(nil), Tree{}, struct{}{},
		struct {
			A int
			b string `k:"v"`
		}{}, (*error)(nil), (*any)(nil), [0]int{}, [2][3]bool{}, errors.New("x"), new(**int), make(chan (<-chan int)), func(...int) (a, b int) { return },
	} {
		describe(reflect.TypeOf(x))
	}
	describe(reflect.TypeOf((*Shape)(nil)).Elem())
	fmt.Println(reflect.TypeOf(nil))

	ot := reflect.TypeOf(Outer{})
	for _, n := range []string{"ID", "Name", "Deep", "X", "hidden", "List", "Base", "none"} {
		f, ok := ot.FieldByName(n)
		fmt.Println(n, ok, f.Name, f.Index, f.Type)
	}
	fmt.Println(ot.FieldByIndex([]int{1, 1}).Name, ot.FieldByIndex([]int{0, 0}).Name)
	f, ok := ot.FieldByNameFunc(func(s string) bool { return s == "Deep" })
	fmt.Println(f.Index, ok)
	_, ok = ot.FieldByNameFunc(func(s string) bool { return len(s) == 4 })
	fmt.Println(ok)
	for _, f := range reflect.VisibleFields(ot) {
		fmt.Print(f.Name, f.Index, " ")
	}
	fmt.Println()
	tag := ot.Field(0).Type.Field(0).Tag
	fmt.Println(tag.Get("json"), tag.Get("db"), tag.Get("x"))
	tag = ot.Field(2).Tag
	fmt.Println(tag.Get("x"), tag.Get("y"), tag.Get("z"))
	_, ok = tag.Lookup("z")
	fmt.Println(ok)
	m, ok := reflect.TypeOf(&Inner{}).MethodByName("Scale")
	fmt.Println(m.Name, m.Type, ok)
	_, ok = reflect.TypeOf(Inner{}).MethodByName("Scale")
	fmt.Println(ok)

	// Identity, assignability, conversion.
	same := func(a, b reflect.Type) { fmt.Println(a, b, a == b, a.AssignableTo(b), a.ConvertibleTo(b)) }
	tt := reflect.TypeOf
	same(tt(1), tt(2))
	same(tt(1), tt(int64(2)))
	same(tt([]string{}), tt(Names{}))
	same(tt(Names{}), tt([]string{}))
	same(tt(A1{}), tt(A2{}))
	same(tt(A1{}), tt(A3{}))
	same(tt(A1{}), tt(struct{ X int }{}))
	same(tt(&A1{}), tt(&A3{}))
	same(tt(make(chan int)), tt(make(<-chan int)))
	same(tt(make(<-chan int)), tt(make(chan int)))
	same(tt(Celsius(1)), tt(1.5))
	same(tt("x"), tt([]byte{}))
	same(tt([]rune{}), tt("x"))
	same(tt(65), tt("x"))
	same(tt(1.5), tt("x"))
	same(tt([]int{}), tt([3]int{}))
	same(tt([]int{}), tt(&[3]int{}))
	errT := tt((*error)(nil)).Elem()
	same(tt(errors.New("x")), errT)
	same(errT, tt((*any)(nil)).Elem())
	same(tt((*any)(nil)).Elem(), errT)
	same(tt(func(io.Writer, int) error { return nil }), tt(Handler(nil)))
	fmt.Println(tt(errors.New("x")).Implements(errT), tt(1).Implements(errT), tt((*io.ReadWriter)(nil)).Elem().Implements(tt((*io.Reader)(nil)).Elem()))

	// Types made at run time are the ones the program has.
	fmt.Println(reflect.PointerTo(tt(1)) == tt(new(int)), reflect.SliceOf(tt("")) == tt([]string{}), reflect.PointerTo(tt(Outer{})) == tt(&Outer{}))
	p := reflect.PointerTo(reflect.PointerTo(reflect.PointerTo(tt(Inner{}))))
	fmt.Println(p, p == reflect.PointerTo(reflect.PointerTo(tt(&Inner{}))), p.Elem().Elem() == tt(&Inner{}))
	fmt.Println(reflect.SliceOf(reflect.SliceOf(tt(Celsius(0)))), reflect.ChanOf(reflect.RecvDir, tt(0)), reflect.ArrayOf(5, tt("")), reflect.FuncOf([]reflect.Type{tt(0), tt([]string{})}, []reflect.Type{errT}, true))

	for k := reflect.Invalid; k <= reflect.UnsafePointer+1; k++ {
		fmt.Print(k, " ")
	}
	fmt.Println()
	fmt.Println(tt(int32(0)).Bits(), tt(complex64(0)).Bits(), tt(0).OverflowInt(1<<40), tt(int8(0)).OverflowInt(128), tt(uint16(0)).OverflowUint(65535), tt(float32(0)).OverflowFloat(1e39))
	try("elem", func() { tt(1).Elem() })
	try("key", func() { tt([]int{}).Key() })
	try("len", func() { tt([]int{}).Len() })
	try("field", func() { tt(1).Field(0) })
	try("field range", func() { tt(Inner{}).Field(9) })
	try("numfield", func() { tt(1).NumField() })
	try("in", func() { tt(1).In(0) })
	try("bits", func() { tt("").Bits() })
	try("implements", func() { tt(1).Implements(tt(1)) })
	try("chandir", func() { tt(1).ChanDir() })
	try("method", func() { tt(1).Method(0) })
}
