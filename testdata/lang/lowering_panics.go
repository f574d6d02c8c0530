// Run-time panics of every kind and their texts, recover in all positions, deferred calls, order of evaluation; ends with a panic in a goroutine.
package main

import "unsafe"

type T struct{ a, b int }

func (t T) val()  { println("val", t.a) }
func (t *T) ptr() { println("ptr", t.b) }

func f1() (r int) {
	defer func() {
		if e := recover(); e != nil {
			println("recovered", e.(string))
			r = 42
		}
	}()
	panic("boom")
}
func f2() {
	for i := 0; i < 3; i++ {
		defer println("d", i)
	}
	defer func(x int) { println("arg", x) }(7)
	t := T{1, 2}
	defer t.val()
	defer t.ptr()
	t.a, t.b = 10, 20
	var f func() = func() { println("fv") }
	defer f()
	f = nil
	m := map[string]int{"a": 1}
	defer delete(m, "a")
	ch := make(chan int, 1)
	defer close(ch)
	defer recover()
}
func try(name string, f func()) {
	defer func() {
		e := recover()
		if err, ok := e.(error); ok {
			println(name, "error:", err.Error())
		} else if s, ok := e.(string); ok {
			println(name, "string:", s)
		} else {
			println(name, "none or other", e == nil)
		}
	}()
	f()
}

var zero = 0
var nilp *T
var nilm map[string]int
var nilf func()
var idx = 5

type I interface{ val() }
type J interface{ foo() }

func nested() (s string) {
	defer func() {
		if e := recover(); e != nil {
			s = "outer " + e.(string)
		}
	}()
	defer func() {
		defer func() {
			if e := recover(); e != nil {
				println("inner", e.(string))
				panic("third")
			}
		}()
		panic("second")
	}()
	panic("first")
}
func helper() any { return recover() }
func indirect() {
	defer func() {
		println("direct", recover() != nil)
	}()
	defer func() {
		println("helper", helper() == nil)
	}()
	panic(1)
}
func multi() (a int, b string, c float64, d []int) {
	defer func() {
		recover()
		d = append(d, 4)
	}()
	a, b, c, d = 1, "b", 2.5, []int{1, 2, 3}
	if zero == 0 {
		panic("x")
	}
	return 5, "c", 3.5, nil
}
func ret() (x int) {
	defer func() { x *= 2 }()
	return 21
}
func looprec() {
	for i := 0; i < 3; i++ {
		func() {
			defer func() { println("rec", i, recover().(int)) }()
			panic(i * i)
		}()
	}
}

type Emb struct{ *T }
type Rec struct{}

func (Rec) do() { println("method recover", recover() != nil) }
func methodrec() {
	defer Rec{}.do()
	panic("m")
}

var trace []string

func tr(s string) int { trace = append(trace, s); return len(trace) }
func order() {
	a := [10]int{}
	p := func(s string) *[10]int { tr(s); return &a }
	p("p")[tr("i")], p("q")[tr("j")] = tr("x"), tr("y")
	m := map[int]int{}
	m[tr("k")] += tr("v")
	x := 1
	g := func() int { x = 10; return 1 }
	y := x + g()
	println(y)
	x = 1
	arr := []int{x, g(), x}
	println(arr[0], arr[1], arr[2])
	x = 1
	z := T{x, g()}
	println(z.a, z.b)
	i := 0
	i, a[i] = 1, 5
	println(i, a[0], a[1])
	for _, s := range trace {
		print(s, " ")
	}
	println()
	b := tr("l") > 100 && tr("never") > 0 || tr("r") > 0
	println(b, len(trace))
}

func main() {
	println(f1())
	f2()
	try("index", func() { println([]int{1, 2}[idx]) })
	try("arrindex", func() { var a [3]int; println(a[idx]) })
	try("strindex", func() { println("abc"[idx]) })
	try("div", func() { println(1 / zero) })
	try("mod", func() { println(1 % zero) })
	try("nil", func() { println(nilp.a) })
	try("nilmap", func() { nilm["a"] = 1 })
	try("nilfunc", func() { nilf() })
	try("slice", func() { println(len([]int{1, 2}[idx:])) })
	try("slice2", func() { println(len([]int{1, 2}[:idx])) })
	try("slice3", func() { println(len([]int{1, 2}[idx:3])) })
	try("strslice", func() { println("abc"[idx:]) })
	try("strslice2", func() { println("abc"[2:idx-4]) })
	try("slice33", func() { s := make([]int, 2, 10); println(len(s[2:idx:3])) })
	try("assert", func() { var x any = 1; println(x.(string)) })
	try("assertnil", func() { var x any; println(x.(string)) })
	try("assertI", func() { var x any = 1; x.(I).val() })
	try("assertI2", func() { var x I = T{}; x.(J).foo() })
	try("assertI3", func() { var x I = T{}; println(x.(*T).a) })
	try("nilI", func() { var x I; x.val() })
	try("makeslice", func() { println(len(make([]int, idx-10))) })
	try("makecap", func() { println(len(make([]int, idx, idx-2))) })
	try("shift", func() { println(1 << (zero - 1)) })
	try("conv", func() { println(len([4]int([]int{1, 2}))) })
	try("closenil", func() { var c chan int; close(c) })
	try("close2", func() { c := make(chan int); close(c); close(c) })
	try("sendclosed", func() { c := make(chan int, 1); close(c); c <- 1 })
	try("uncomparable", func() { var a, b any = []int{1}, []int{1}; println(a == b) })
	try("hash", func() { m := map[any]int{}; m[[]int{1}] = 2 })
	try("embnil", func() { var e Emb; e.val() })
	try("panicwrap", func() { var i I = nilp; i.val() })
	try("goexit", func() { panic(nil) })
	try("custom", func() { panic(T{1, 2}) })
	println(nested())
	indirect()
	a, b, c, d := multi()
	println(a, b, c, len(d))
	println(ret())
	looprec()
	methodrec()
	order()
	var i8 int8 = -128
	println(i8/int8(zero-1), -i8, i8%int8(zero-1))
	var u uint = 3
	println(1<<u, -8>>u, uint32(1)<<(u+40))
	var f32 float32 = 16777216.0
	println(f32+1, float32(0.1), float64(float32(0.1)))
	println(unsafe.Sizeof(T{}), uintptr(unsafe.Pointer(nil)))
	bs := []byte{65, 66, 67}
	println(unsafe.String(&bs[0], 2), *(*byte)(unsafe.Add(unsafe.Pointer(&bs[0]), 2)))
	var iface I = T{3, 4}
	iface2 := iface
	println(iface == iface2, iface == I(T{3, 4}), iface == I(&T{3, 4}))
	mv := iface.val
	iface = nil
	mv()
	var e error
	println(e == nil)
	cm := 1 + 2i
	cm /= 2 - 1i
	println(cm, cm == 0+1i)
	nan := 0.0
	nan = nan / nan
	println(nan == nan, nan < 1, nan != nan, min(nan, 1), max(1, nan))
	const big = 1 << 40
	println(big, uint8(255), 'a', "x"+"y")
	lab := 0
	for lab < 10 {
		switch {
		case lab == 5:
			lab = 100
			continue
		default:
			lab++
		}
		select {
		default:
			if lab == 3 {
				break
			}
		}
	}
	println(lab)
	type node struct {
		next *node
		v    int
	}
	var head *node
	for i := 0; i < 5; i++ {
		head = &node{head, i}
	}
	s := 0
	for n := head; n != nil; n = n.next {
		s = s*10 + n.v
	}
	println(s)
	var st struct {
		a struct{ b [4]struct{ c int } }
		d struct{ e, f string }
	}
	st.a.b[idx-3].c = 9
	st.d.f = "f"
	println(st.a.b[2].c, st.d.f)
	var sv struct{ d struct{ e, f string } }
	sv.d.f = "g"
	sw := sv
	sw.d.e = "h"
	println(sv.d.f, sw.d.e, sv.d.e == "", sv == sw)
	func() {
		defer func() { println(recover().(error).Error()) }()
		var arr []int
		arr[idx] = 1
	}()
	var arr2 [5]int
	sl := arr2[1:3]
	sl = append(sl, 7, 8)
	println(arr2[3], arr2[4], len(sl), cap(sl))
	sl = append(sl, 9)
	sl[0] = 1
	println(arr2[1], cap(sl) > 4)
	for i, c := range []byte("ab") {
		println(i, c)
	}
	go func() { panic("in goroutine") }()
	select {}
}
