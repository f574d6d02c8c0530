// Conversions between type parameters of different type sets, of constants to parameters, string conversions of parameters, slices and arrays of parameters.
package main

import "fmt"

type Num interface {
	~int8 | ~uint16 | ~int64 | ~float32 | ~float64
}
type Text interface{ ~string | ~[]byte | ~[]rune }
type Deg float32
type Raw []byte
type Name string

func To[B, A Num](a A) B        { return B(a) }
func Round[A Num](a A) (A, A, A) { return A(int8(100)), A(a + 0.0*a), A(int64(a)) }
func Text2[B ~string, A Text](a A) B { return B([]rune(string(a))) }
func Half[T Num](x T) T         { return x/2 + T(uint8(1)) }
func Bytes[T Text](t T) []byte  { return []byte(string(t)) }
func Arr[T any](s []T) ([2]T, *[1]T) { return [2]T(s), (*[1]T)(s[1:]) }
func Len[T Text](t T) (int, int) { return len(t), len([]rune(string(t))) }
func Consts[T Num]() []T        { const c = 100; return []T{c, 1, c / 3, 'a', 2.0} }
func Sum[T Num](xs ...T) (s T, f float64) {
	for _, x := range xs {
		s += x
		f += float64(x)
	}
	return
}
func Ptr[T any, P *T](p P) T   { return *(*T)(p) }
func Fn[F ~func(A) A, A any](f F, a A) A { return (func(A) A)(f)(a) }
func Iface[T fmt.Stringer](t T) fmt.Stringer { return fmt.Stringer(t) }

type N int

func (n N) String() string { return fmt.Sprintf("N%d", int(n)) }

func main() {
	fmt.Println(To[int8](300.7-256), To[uint16](int8(-1)), To[float32](int64(1<<24+1)), To[int64](Deg(-2.9)), To[Deg](uint16(65535)), To[int8](int64(-129)))
	fmt.Println(Round(int8(7)))
	fmt.Println(Round(Deg(2.75)))
	fmt.Println(Text2[string](Raw("hé")), Text2[Name]("ab"), Text2[Name]([]rune{65, 0x10ffff + 1}))
	fmt.Println(Half(int8(-7)), Half(uint16(65535)), Half(Deg(3)), Half(1.0))
	fmt.Println(Bytes(Name("x")), Bytes([]rune{'é'}))
	a, p := Arr([]string{"a", "b", "c"})
	p[0] = "changed"
	fmt.Println(a, *p)
	fmt.Println(Len(Name("é")))
	fmt.Println(Len([]rune("é")))
	fmt.Println(Consts[int8](), Consts[float32](), Consts[uint16]())
	fmt.Println(Sum(int8(100), 100))
	fmt.Println(Sum[float32](0.1, 0.2))
	x := 5
	fmt.Println(Ptr(&x), Fn(func(s string) string { return s + s }, "f"), Iface(N(3)))
}
