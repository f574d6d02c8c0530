// The built-in functions: append, cap, clear, complex, copy, delete, imag, len, make, max, min, new, real.
package main

import "fmt"

type S []string
type M map[int]bool

func main() {
	var s S
	s = append(s, "a", "b")
	s = append(s, s...)
	fmt.Println(s, len(s), cap(s) >= 4)
	fmt.Println(len("héé"), len([4]int{}), len(&[3]int{}), cap(&[3]int{}), len(map[string]int{"a": 1}), len(make(chan int, 5)), cap(make(chan int, 5)))
	b := make([]int, 2, 5)
	fmt.Println(b, len(b), cap(b), b[:5])
	m := make(M, 10)
	m[1] = true
	clear(m)
	fmt.Println(m, len(m))
	x := []int{1, 2, 3}
	clear(x[1:])
	fmt.Println(x)
	fmt.Println(min(3, 1, 2), max(3, 1, 2), min(2.5, 1), max("a", "b", "ab"), min(uint8(5), 3))
	const c = min(1, 2.5)
	fmt.Printf("%v %T\n", c, max('a', 1))
	z := complex(3, -4)
	fmt.Println(real(z), imag(z), z*z, z/complex(0, 1), -z, z == complex(3, -4), real(5i))
	var z64 complex64 = complex(float32(1), 2)
	fmt.Printf("%v %T %T\n", z64, real(z64), imag(z))
	p := new(int)
	*p += 5
	q := new([]string)
	*q = append(*q, "x")
	fmt.Println(*p, *q, *new(string) == "", new(struct{}) != nil)
	e := new(5)
	*e++
	fmt.Println(*e)
	bs := append([]byte("x"), "yz"...)
	fmt.Println(string(bs))
	fmt.Println(copy(bs, "AB"))
	fmt.Println(string(bs))
	func() {
		defer func() { fmt.Println(recover()) }()
		panic(fmt.Sprintf("%v", M{1: true}))
	}()
	var nilSlice []int
	nilSlice = append(nilSlice, nilSlice...)
	fmt.Println(nilSlice == nil, append(nilSlice, 1), append([]int{}, nilSlice...) == nil)
	aa := [][]int{{1}}
	aa = append(aa, nil, []int{2})
	fmt.Println(aa, len(aa))
	i8, u := int8(5), uint64(1<<40)
	mk := make([]byte, i8, u>>36)
	fmt.Println(len(mk), cap(mk))
	fmt.Println(len(append(mk[:0], mk...)), max(len(mk), 2))
	const l = len([...]string{2: "x"})
	fmt.Println(l)
	print()
	println()
}
