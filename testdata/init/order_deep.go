// Initialisation order of package variables: through functions, methods, closures, method values, several names of one call, blank variables, in declaration order otherwise.
package main

import "fmt"

var (
	a = c + b
	b = f("b", g())
	c = f("c", 1)
	d = f("d", 3)
)

var x, y = two()

var _ = f("blank", y)

var t = T{f("t", 1)}
var mv = t.get
var me = (*T).ptr
var useMv = mv() + f("useMv", 0)

var closure = func() int { return late + 1 }
var callsClosure = closure()
var late = f("late", 10)

var arr = [...]int{f("e0", d), f("e1", 5)}
var m = map[string]int{"k": f("mk", arr[0])}
var p = &q
var q = f("q", 6)
var ind = *p
var iface I = impl{f("impl", 2)}
var viaIface = iface.Do()

var gen = generic(z)
var z = f("z", 9)

type T struct{ v int }

func (t T) get() int   { return t.v + hidden }
func (t *T) ptr() int  { return t.v + hidden2 }

var hidden = f("hidden", 100)
var hidden2 = f("hidden2", 200)

type I interface{ Do() int }
type impl struct{ n int }

func (i impl) Do() int { return i.n + notTracked }

var notTracked = f("notTracked", 1000)

func generic[V any](v V) V { return v }

func f(name string, v int) int {
	fmt.Print(name, "=", v, " ")
	return v
}

func g() int { return d + 1 }

func two() (int, int) { fmt.Print("two "); return q, late }

func init() {
	fmt.Println("\ninit 1", a, b, c, d, x, y)
}

func init() {
	fmt.Println("init 2", useMv, callsClosure, arr, m, ind, viaIface, gen, me(&t))
	a = 0
}

func main() {
	fmt.Println("main", a)
}

func init() { fmt.Println("init 3", a) }
