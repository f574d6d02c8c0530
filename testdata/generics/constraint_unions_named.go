// Unions of named types, tilde or exact, nested constraint interfaces, intersections, constraints with methods and types, instantiation with constraint interfaces as arguments.
package main

import (
	"fmt"
	"strconv"
)

type Signed interface{ ~int | ~int8 | ~int64 }
type Unsigned interface{ ~uint | ~uint8 }
type Integer interface{ Signed | Unsigned }
type Exact interface{ int | string | Celsius }
type SmallSigned interface {
	Signed
	~int8 | ~uint8 | ~string
}
type Shower interface {
	Integer
	Show() string
}
type Celsius float64
type ID int8
type Flags uint8

func (i ID) Show() string    { return "ID" + strconv.Itoa(int(i)) }
func (f Flags) Show() string { return fmt.Sprintf("%08b", uint8(f)) }

func Abs[T Integer](x T) T {
	if x < 0 {
		return -x
	}
	return x
}

func Name[T Exact](x T) string {
	switch any(x).(type) {
	case int:
		return "int"
	case string:
		return "string"
	case Celsius:
		return "Celsius"
	}
	return "?"
}

func Tiny[T SmallSigned](x T) string { return fmt.Sprintf("%T %d", x, x<<1) }

func ShowAll[T Shower](xs ...T) (s string) {
	var or T
	for _, x := range xs {
		s += x.Show() + " "
		or |= x
	}
	return s + or.Show()
}

func Conv[To, From Integer](xs []From) (out []To) {
	for _, x := range xs {
		out = append(out, To(x))
	}
	return
}

func Parse[T ~int | ~float64 | ~string](s string) (v T, err error) {
	switch p := any(&v).(type) {
	case *int:
		*p, err = strconv.Atoi(s)
	case *float64:
		*p, err = strconv.ParseFloat(s, 64)
	case *string:
		*p = s
	default:
		err = fmt.Errorf("no parser for %T", v)
	}
	return
}

func Must[T any](v T, err error) T {
	if err != nil {
		return *new(T)
	}
	return v
}

func main() {
	fmt.Println(Abs(ID(-5)), Abs(Flags(200)), Abs(int64(-1<<63)), Abs(-3))
	fmt.Println(Name(1), Name("s"), Name(Celsius(1)), Tiny(ID(100)), Tiny(int8(-128)))
	fmt.Println(ShowAll(ID(1), 2, 4), ShowAll(Flags(1), 128))
	fmt.Println(Conv[uint8]([]int{-1, 256, 7}), Conv[ID]([]uint{127, 128}))
	fmt.Println(Must(Parse[int]("42")), Must(Parse[float64]("2.5")), Must(Parse[string]("s")))
	_, err := Parse[Celsius]("1")
	_, err2 := Parse[int]("x")
	fmt.Println(err, err2)
}
