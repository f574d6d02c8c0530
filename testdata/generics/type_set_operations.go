// What a type set allows: indexing and slicing unions of strings and byte slices, ranges, conversions through constants, shifts, make, len of arrays.
package main

import "fmt"

type bytestring interface{ ~string | ~[]byte }

func Sum[T bytestring](s T) (n int) {
	for i := 0; i < len(s); i++ {
		n += int(s[i])
	}
	return
}

func Mid[T bytestring](s T) T { return s[1 : len(s)-1] }

func Append[T bytestring](b []byte, s T) []byte { return append(b, s...) }

func Copy[T bytestring](b []byte, s T) int { return copy(b, s) }

type arrays interface{ ~[3]int | ~[5]int }

func Total[A arrays](a A) (n int) {
	for i := range len(a) {
		n += a[i]
	}
	return n*100 + len(a)*10 + cap(a)
}

func SetFirst[A arrays](a *A, x int) {
	(*a)[0] = x
}

type integer interface {
	~int8 | ~uint8 | ~int32 | ~uint64
}

func Bits[T integer](x T) (n int) {
	for x != 0 {
		n++
		x &= x - 1
	}
	return
}

func Wrap[T integer](x T) T { return x<<7 + 100 }

func Conv[To, From integer | ~float64](f From) To { return To(f) }

func Runes[T ~[]rune | ~[]byte](t T) string { return string(t) }

func ToText[T ~int32 | ~uint8](x T) string { return string(rune(x)) }

func Make[S ~[]int](n int) int {
	s := make(S, n)
	return len(s)
}

func Neg[T ~int8 | ~float64 | ~complex128](x T) T { return -x }

func Const[T ~uint8 | ~int16 | ~float32]() T { return 100 / 8 * 2.0 }

type Slice []int
type Str string
type MyArr [3]int

func main() {
	fmt.Println(Sum("abc"), Sum([]byte{1, 2}), Sum(Str("a")))
	fmt.Printf("%q %T\n", Mid(Str("hello")), Mid([]byte("hello")))
	fmt.Printf("%s %d\n", Append([]byte("x"), Str("yz")), Copy(make([]byte, 2), "abc"))
	fmt.Println(Total([3]int{1, 2, 3}), Total(MyArr{4}), Total([5]int{9}))
	m := MyArr{}
	SetFirst(&m, 8)
	fmt.Println(m)
	fmt.Println(Bits(int8(-1)), Bits(uint8(7)), Bits(uint64(1<<63)))
	fmt.Println(Wrap(int8(1)), Wrap(uint8(3)), Wrap(int32(3)))
	fmt.Println(Conv[int8](int32(300)), Conv[uint8](-1.0+257), Conv[float64](uint64(1<<63)), Conv[int32](3.99))
	fmt.Println(Runes([]rune{'h', 0x4e16}), Runes([]byte{104}), ToText(int32(0x4e16)), ToText(uint8(65)))
	fmt.Println(Make[[]int](3), Make[Slice](3))
	fmt.Println(Neg(int8(-128)), Neg(1.5), Neg(1+2i))
	fmt.Println(Const[uint8](), Const[int16](), Const[float32]())
}
