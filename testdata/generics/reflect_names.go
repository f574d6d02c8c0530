// What reflection and %T say of instances: names, packages, methods, fields.
package main

import (
	"container/list"
	"fmt"
	"maps"
	"reflect"
	"sync/atomic"
)

type Pair[K comparable, V any] struct {
	Key K
	Val V
	*Inner[V]
}

type Inner[T any] struct{ X T }

func (i Inner[T]) Get() T   { return i.X }
func (i *Inner[T]) Set(x T) { i.X = x }
func (i Inner[T]) hidden()  {}

type Num interface{ ~int | ~float64 }
type Vec[N Num] []N

func (v Vec[N]) Sum() (s N) {
	for _, x := range v {
		s += x
	}
	return
}

type Func[A, B any] func(A) (B, error)
type local struct{ a int }
type Named = Pair[string, local]

func typeOf[T any]() reflect.Type { return reflect.TypeFor[T]() }

func main() {
	types := []reflect.Type{
		typeOf[Pair[string, int]](), typeOf[Named](), typeOf[*Inner[[]local]](), typeOf[Vec[float64]](),
		typeOf[Func[map[string]local, *list.List]](), typeOf[Pair[[2]int, Inner[Pair[int, any]]]](),
		typeOf[atomic.Pointer[local]](), typeOf[Inner[struct{ A, b int }]](), typeOf[Inner[func(int, ...string) error]](),
		typeOf[Inner[chan<- int]](), typeOf[Inner[interface{ M() }]](), typeOf[Inner[error]](),
	}
	for _, t := range types {
		fmt.Println(t, t.Name(), t.PkgPath(), t.Kind(), t.NumMethod())
		for i := range t.NumMethod() {
			m := t.Method(i)
			fmt.Println("  ", m.Name, m.Type)
		}
		if t.Kind() == reflect.Struct {
			for i := range t.NumField() {
				f := t.Field(i)
				fmt.Println("  ", f.Name, f.Type, f.Anonymous)
			}
		}
	}
	fmt.Println(typeOf[Pair[string, int]]() == reflect.TypeOf(Pair[string, int]{}), typeOf[Inner[int]]() == typeOf[Inner[int64]]())
	p := Pair[string, int]{"k", 1, &Inner[int]{2}}
	fmt.Printf("%v %+v %T\n", p.Key, *p.Inner, p)
	fmt.Printf("%#v\n", Inner[string]{"q"})
	fmt.Printf("%#v %#v\n", Vec[int]{1}, Pair[string, []int]{Val: []int{1}}.Val)
	v := reflect.ValueOf(&Inner[int]{5}).Elem()
	v.Field(0).SetInt(9)
	fmt.Println(v.Interface(), v.NumMethod())
	m := maps.Clone(map[Inner[int]]Vec[int]{{1}: {2}})
	fmt.Printf("%T %v\n", m, m)
}
