package main

import (
	"errors"
	"fmt"
	"io"
	"reflect"
	"sort"
	"strings"
)

type Point struct{ X, Y int }

func (p Point) String() string { return fmt.Sprintf("(%d,%d)", p.X, p.Y) }

type Emb struct {
	Point
	*strings.Reader
	Name  string
	inner int
	priv  *Point
	Any   any
	Err   error
	M     map[string]int
	S     []int
	A     [3]byte
	F     func() int
	P     **int
}

type ptrOnly struct{ P *int }
type MyInt int
type MyErr string

func (e MyErr) Error() string { return string(e) }

func try(name string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Printf("%s: %v\n", name, r)
		}
	}()
	f()
	fmt.Println(name, "ok")
}

type node struct {
	next *node
	val  int
}

func main() {
	v := reflect.ValueOf
	// Reading.
	fmt.Println(v(true).Bool(), v(int8(-5)).Int(), v(MyInt(7)).Int(), v(uint16(9)).Uint(), v(float32(1.5)).Float(), v(2i).Complex(), v("str").String(), v(12).String(), reflect.Value{}.String())
	fmt.Println(v([]byte("ab")).Bytes(), v("hello").Len(), v("hello").Index(1).Uint(), v([]int{1, 2, 3}).Index(2), v([2]string{"a", "b"}).Index(1), v(map[string]int{"a": 1}).Len(), v(make(chan int, 3)).Cap())
	for _, x := range []any{true, 1, "s", 1.5, []int(nil), []int{1}, map[int]int(nil), (*int)(nil), new(int), func() {}, (chan int)(nil), Point{}, Point{1, 0}, &Point{}, [2]int{}, errors.New("e"), ptrOnly{}, ptrOnly{new(int)}, [1]*int{nil}, struct{}{}} {
		y := v(x)
		fmt.Print(y.Kind(), " ", y.Type(), " ", y.IsValid(), y.CanAddr(), y.CanSet(), y.CanInterface(), y.IsZero(), y.Comparable())
		switch y.Kind() {
		case reflect.Slice, reflect.Map, reflect.Pointer, reflect.Func, reflect.Chan:
			fmt.Print(" nil=", y.IsNil())
		}
		fmt.Println()
	}

	// Setting through a pointer.
	e := &Emb{Point: Point{1, 2}, Name: "n", priv: &Point{8, 9}, M: map[string]int{"k": 1}}
	s := v(e).Elem()
	s.FieldByName("Name").SetString("new")
	s.FieldByName("X").SetInt(42)
	s.Field(0).Field(1).Set(v(43))
	s.FieldByName("Any").Set(v(Point{5, 6}))
	s.FieldByName("Err").Set(v(MyErr("bad")))
	s.FieldByName("S").Set(reflect.Append(s.FieldByName("S"), v(1), v(2), v(3)))
	s.FieldByName("A").Index(1).SetUint(200)
	s.FieldByName("M").SetMapIndex(v("z"), v(26))
	s.FieldByName("M").SetMapIndex(v("k"), reflect.Value{})
	n := 5
	pn := &n
	s.FieldByName("P").Set(v(&pn))
	s.FieldByName("P").Elem().Elem().SetInt(77)
	fmt.Println(e.Name, e.Point, e.Any, e.Err, e.S, e.A, e.M, n)
	fmt.Println(s.FieldByName("Any").Elem().Type(), s.FieldByName("Err").Elem().String(), s.FieldByName("Any").Kind(), s.FieldByName("none").IsValid())
	fmt.Println(s.FieldByName("inner").CanSet(), s.FieldByName("inner").CanInterface(), s.FieldByName("inner").Int(), s.FieldByName("priv").Elem().Field(0).Int(), s.FieldByName("priv").Elem().CanSet())
	s.FieldByName("Err").Set(reflect.Zero(s.FieldByName("Err").Type()))
	s.FieldByName("Any").SetZero()
	fmt.Println(e.Err, e.Any, s.FieldByName("Err").IsNil(), s.FieldByName("Any").Elem().IsValid())
	*s.FieldByName("Name").Addr().Interface().(*string) = "via addr"
	fmt.Println(e.Name, s.FieldByName("Name").Addr().Type())
	po := ptrOnly{&n}
	fmt.Println(*v(po).Field(0).Interface().(*int), v(po).Interface() == any(po), v(&po).Elem().Field(0).CanSet(), *v([1]*int{&n}).Index(0).Interface().(*int))
	vp := v(&po).Elem()
	vp.Field(0).Set(reflect.Zero(vp.Field(0).Type()))
	fmt.Println(po.P == nil, vp.Interface().(ptrOnly).P == nil)

	// New things.
	np := reflect.New(reflect.TypeOf(Point{}))
	np.Elem().Field(0).SetInt(3)
	fmt.Println(np.Interface().(*Point), np.Elem().Interface().(Point), reflect.Indirect(np).Type())
	sl := reflect.MakeSlice(reflect.TypeOf([]string{}), 2, 5)
	sl.Index(0).SetString("zero")
	sl2 := reflect.Append(sl, v("two"))
	sl2 = reflect.AppendSlice(sl2, v([]string{"three", "four", "five"}))
	fmt.Println(sl.Interface(), sl2.Interface(), sl2.Len(), sl2.Slice(1, 3), sl2.Slice3(0, 1, 2).Cap(), v("hello").Slice(1, 3))
	arr := [5]int{1, 2, 3, 4, 5}
	fmt.Println(v(&arr).Elem().Slice(1, 4), reflect.Copy(v(&arr).Elem(), v([]int{9, 8})), arr, reflect.Copy(v(make([]byte, 3)), v("abcdef")))
	mp := reflect.MakeMap(reflect.TypeOf(map[string]Point{}))
	for i, k := range []string{"a", "b", "c"} {
		mp.SetMapIndex(v(k), v(Point{i, i * i}))
	}
	fmt.Println(mp.Interface(), mp.MapIndex(v("b")), mp.MapIndex(v("x")).IsValid(), mp.Len())
	keys := mp.MapKeys()
	sort.Slice(keys, func(i, j int) bool { return keys[i].String() < keys[j].String() })
	fmt.Println(keys)
	sum := 0
	it := mp.MapRange()
	for it.Next() {
		sum += int(it.Value().Field(1).Int()) + len(it.Key().String())
	}
	fmt.Println(sum)
	iface := map[any]error{1: nil, "x": io.EOF}
	im := v(iface)
	fmt.Println(im.MapIndex(v("x")), im.MapIndex(v(1)).IsNil(), im.MapIndex(v(1)).Kind())
	mp.Clear()
	fmt.Println(mp.Len())
	ch := reflect.MakeChan(reflect.TypeOf(make(chan int)), 2)
	ch.Send(v(1))
	fmt.Println(ch.TrySend(v(2)), ch.TrySend(v(3)), ch.Len())
	x, ok := ch.Recv()
	fmt.Println(x, ok)
	ch.Close()
	x, ok = ch.Recv()
	fmt.Println(x, ok)
	x, ok = ch.TryRecv()
	fmt.Println(x, ok)
	bs := []byte{1, 2, 3}
	v(&bs).Elem().SetLen(2)
	v(&bs).Elem().Index(0).SetUint(9)
	fmt.Println(bs, cap(bs))
	v(bs).Clear()
	fmt.Println(bs)
	var grow []int
	v(&grow).Elem().Grow(10)
	fmt.Println(len(grow), cap(grow) >= 10)

	// Conversions.
	conv := func(x any, to any) {
		t := reflect.TypeOf(to)
		y := v(x)
		if !y.CanConvert(t) {
			fmt.Println(y.Type(), t, "no")
			return
		}
		z := y.Convert(t)
		fmt.Printf("%v %v %v %v\n", y.Type(), t, z.Type(), z)
	}
	for _, x := range []any{65, int8(-1), uint8(200), 3.99, float32(-2.5), "héy", []byte("abc"), []rune("añ"), MyInt(66), Point{1, 2}, []int{1, 2, 3}, 1 + 2i, int64(1) << 40, MyErr("e")} {
		for _, to := range []any{0, int8(0), uint16(0), 0.0, float32(0), "", []byte{}, []rune{}, MyInt(0), struct{ X, Y int }{}, [2]int{}, [4]int{}, complex64(0), MyErr("")} {
			conv(x, to)
		}
	}
	et := reflect.TypeOf((*error)(nil)).Elem()
	ce := v(MyErr("conv")).Convert(et)
	fmt.Println(ce.Kind(), ce.Type(), ce.Elem().Type(), ce.Interface())

	// Equality.
	c1, c2 := &node{val: 1}, &node{val: 1}
	c1.next, c2.next = c1, c2
	type pair struct{ a, b any }
	for _, p := range []pair{{1, 1}, {1, int8(1)}, {[]int{1}, []int{1}}, {[]int{}, []int(nil)}, {map[string][]int{"a": {1}}, map[string][]int{"a": {1}}}, {map[string]int{"a": 1}, map[string]int{"b": 1}},
		{&Point{1, 2}, &Point{1, 2}}, {Point{1, 2}, Point{2, 1}}, {c1, c2}, {nil, nil}, {nil, 1}, {errors.New("a"), errors.New("a")}, {[2]any{1, "x"}, [2]any{1, "x"}}, {func() {}, func() {}}, {(func())(nil), (func())(nil)}, {map[int]any{1: []string{"q"}}, map[int]any{1: []string{"q"}}}} {
		fmt.Print(reflect.DeepEqual(p.a, p.b), " ")
	}
	fmt.Println()
	fmt.Println(v(1).Equal(v(1)), v("a").Equal(v("b")), v(Point{1, 2}).Equal(v(Point{1, 2})), v(1).Equal(v(int8(1))))

	swap := reflect.Swapper([]Point{{1, 1}, {2, 2}})
	swap(0, 1)
	ss := []string{"a", "b", "c"}
	reflect.Swapper(ss)(0, 2)
	fmt.Println(ss)

	// Misuse.
	try("int of string", func() { v("x").Int() })
	try("setint", func() { v(1).SetInt(2) })
	try("set type", func() { v(&n).Elem().Set(v("x")) })
	try("set unexported", func() { s.FieldByName("inner").SetInt(1) })
	try("interface unexported", func() { s.FieldByName("inner").Interface() })
	try("field", func() { v(1).Field(0) })
	try("field range", func() { v(Point{}).Field(2) })
	try("index", func() { v([]int{1}).Index(1) })
	try("index array", func() { v([1]int{1}).Index(-1) })
	try("zero", func() { reflect.Value{}.Type() })
	try("zero kind", func() { reflect.Value{}.Int() })
	try("elem", func() { v(1).Elem() })
	try("isnil", func() { v(1).IsNil() })
	try("addr", func() { v(1).Addr() })
	try("convert", func() { v(Point{}).Convert(reflect.TypeOf(1)) })
	try("mapindex", func() { v(map[string]int{}).MapIndex(v(1)) })
	try("nil map", func() { v(map[string]int(nil)).SetMapIndex(v("a"), v(1)) })
	try("slice", func() { v([]int{1}).Slice(0, 5) })
	try("setlen", func() { v(&bs).Elem().SetLen(50) })
	try("makeslice", func() { reflect.MakeSlice(reflect.TypeOf(1), 0, 0) })
	try("append", func() { reflect.Append(v([]int{}), v("x")) })
	try("send", func() { v(make(<-chan int)).Send(v(1)) })
	try("to array", func() { v([]int{1}).Convert(reflect.TypeOf([3]int{})) })
	try("swapper", func() { reflect.Swapper(1) })
	try("bytes", func() { v([]int{}).Bytes() })
	try("equal", func() { v([]int{}).Equal(v([]int{})) })
	try("len ptr", func() { v(&n).Len() })
}
