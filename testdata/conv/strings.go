// Conversions between strings, bytes, runes and integers.
package main

import "fmt"

type MyBytes []byte
type MyString string

func main() {
	s := "héllo, 世界"
	b := []byte(s)
	r := []rune(s)
	fmt.Println(len(s), len(b), len(r))
	fmt.Println(b)
	fmt.Println(r)
	b[0] = 'H'
	fmt.Println(s, string(b))
	r[1] = 'e'
	fmt.Println(string(r), string(r[7:]))
	fmt.Println(string(rune(65)), string(rune(0x4e16)), string(rune(-1)), string(rune(0x110000)), string(rune(0xd800)))
	fmt.Printf("%q %q %q\n", string(rune(0)), string(rune(0x10ffff)), string(rune(0xfffd)))
	bad := "a\xffb\xc0\xafc\xe4\xb8z\xed\xa0\x80"
	fmt.Println([]rune(bad))
	fmt.Println([]byte(string([]rune(bad))))
	fmt.Println([]byte(bad))
	mb := MyBytes("xyz")
	ms := MyString(mb)
	fmt.Println(ms, string(ms) == "xyz", string(mb[1:]), []byte(ms))
	fmt.Println(string([]byte{}) == "", len([]byte("")), []byte("") == nil, string([]byte(nil)) == "")
	m := map[string]int{"ab": 1}
	key := []byte{'a', 'b'}
	fmt.Println(m[string(key)])
	key[0] = 'z'
	fmt.Println(m[string(key)])
	for i, c := range []byte("hi") {
		fmt.Print(i, c, " ")
	}
	fmt.Println()
	arr := [3]byte{'o', 'n', 'e'}
	fmt.Println(string(arr[:]))
	sl := []int{1, 2, 3, 4}
	ap := (*[2]int)(sl)
	ap[0] = 100
	av := [3]int(sl)
	av[1] = 200
	fmt.Println(sl, *ap, av)
	defer func() { fmt.Println(recover()) }()
	_ = [5]int(sl)
}
