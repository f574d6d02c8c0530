// Type switches and assertions on and to type parameters.
package main

import "fmt"

func kind[T any](x T) string {
	switch v := any(x).(type) {
	case int:
		return fmt.Sprint("int ", v+1)
	case string:
		return "string " + v
	case []T:
		return "slice of T"
	case T2[T]:
		return "T2"
	case nil:
		return "nil"
	case fmt.Stringer:
		return "stringer " + v.String()
	case error:
		return "error " + v.Error()
	}
	return fmt.Sprintf("other %T", x)
}

type T2[T any] struct{}
type Str struct{}

func (Str) String() string { return "STR" }

func is[T any](x any) bool { _, ok := x.(T); return ok }
func as[T any](x any) (t T, err error) {
	t, ok := x.(T)
	if !ok {
		err = fmt.Errorf("%T is not %T", x, t)
	}
	return
}
func multi[A, B any](x any) string {
	switch x.(type) {
	case A:
		return "A"
	case B:
		return "B"
	}
	return "none"
}
func must[T any](x any) T { return x.(T) }

func main() {
	fmt.Println(kind(1), kind("x"), kind(2.5), kind(Str{}), kind(fmt.Errorf("bad")), kind[any](nil), kind[error](nil))
	fmt.Println(kind[any]([]any{}), kind[any](T2[any]{}), kind(T2[int]{}))
	fmt.Println(is[int](3), is[fmt.Stringer](Str{}), is[string](3), is[any](nil))
	fmt.Println(as[int]("s"))
	fmt.Println(as[error](3))
	fmt.Println(multi[int, string]("s"), multi[int, int](3), multi[fmt.Stringer, Str](Str{}))
	defer func() {
		fmt.Println(recover())
		defer func() { fmt.Println(recover()) }()
		must[map[string]T2[int]](T2[string]{})
	}()
	must[fmt.Stringer](3)
}
