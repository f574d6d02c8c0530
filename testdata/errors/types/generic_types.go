package main

type List[T any] struct {
	next *List[T]
	val  T
}

func (l *List[T]) Push(v T)     {}
func (l *List[A, B]) Two()      {} // ERROR "10: receiver declares 2 type parameters, but receiver base type declares 1"
func (l List) Bad()             {} // ERROR "9: cannot use generic type List\[T any\] without instantiation"
func (l *List[T]) Gen(x U)      {} // ERROR "25: undefined: U"

type Pair[K comparable, V any] struct {
	k K
	v V
}

func main() {
	var l List[int]
	l.Push("a") // ERROR "9: cannot use \"a\" \(untyped string constant\) as int value in argument to l\.Push"
	l.Foo() // ERROR "4: l\.Foo undefined \(type List\[int\] has no field or method Foo\)"
	_ = Pair[string]{} // ERROR "6: not enough type arguments for type Pair: have 1, want 2"
	_ = Pair[string, int]{"a", "b"} // ERROR "29: cannot use \"b\" \(untyped string constant\) as int value in struct literal"
	_ = Pair[func(), int]{} // ERROR "15: func\(\) does not satisfy comparable"
	var i int[string] // ERROR "8: invalid operation: int\[string\] \(int is not a generic type\)"
	_ = i
	l = List[string]{} // ERROR "6: cannot use List\[string\]\{\} \(value of struct type List\[string\]\) as List\[int\] value in assignment"
	_ = List{} // ERROR "6: cannot use generic type List\[T any\] without instantiation"
}
