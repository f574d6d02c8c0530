// Generic code with local types as arguments: two local types of one name are different, also in type switches and maps of types.
package main

import (
	"fmt"
	"reflect"
)

func TypeOf[T any]() reflect.Type { return reflect.TypeFor[T]() }

func Same[A, B any]() bool { var a A; _, ok := any(a).(B); return ok }

var registry = map[reflect.Type]string{}

func Register[T any](name string) { registry[reflect.TypeFor[T]()] = name }

type Box[T any] struct{ v T }

func (Box[T]) Name() string { return registry[reflect.TypeFor[T]()] }

func f() any {
	type local struct{ a int }
	Register[local]("f.local")
	fmt.Println(Box[local]{}.Name(), Same[local, local]())
	return local{1}
}

func g(prev any) {
	type local struct{ a int }
	Register[local]("g.local")
	_, ok := prev.(local)
	fmt.Println(Box[local]{}.Name(), ok, TypeOf[local]() == reflect.TypeOf(prev), len(registry))
	{
		type local struct{ a int }
		Register[local]("inner")
		fmt.Println(Box[local]{}.Name(), Box[struct{ local }]{}.Name() == "", len(registry))
	}
	fmt.Println(Box[local]{}.Name())
}

func h[T any](x T) any {
	type local struct{ x T }
	Register[local](fmt.Sprintf("h[%T]", x))
	return local{x}
}

func main() {
	g(f())
	a, b, c := h(1), h("s"), h(2)
	fmt.Println(reflect.TypeOf(a) == reflect.TypeOf(b), reflect.TypeOf(a) == reflect.TypeOf(c), a == c, a == h(1))
	fmt.Println(registry[reflect.TypeOf(a)], registry[reflect.TypeOf(b)])
	fmt.Println(Same[int, int64](), Same[rune, int32](), Same[any, any](), Same[[]byte, []uint8]())
	fmt.Println(TypeOf[Box[map[string]Box[int]]](), TypeOf[func(Box[error]) []Box[*int]]())
}
