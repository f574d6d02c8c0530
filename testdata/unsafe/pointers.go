// unsafe.Pointer conversions: bits of floats, fields by offset, slices' headers by Slice, String, StringData, SliceData and Add; nil and panics.
package main

import (
	"fmt"
	"unsafe"
)

type pair struct {
	a int32
	b [4]byte
}

func try(name string, f func()) {
	defer func() { fmt.Println(name, recover()) }()
	f()
}

func main() {
	f := 1.5
	bits := *(*uint64)(unsafe.Pointer(&f))
	fmt.Printf("%#x\n", bits)
	*(*uint64)(unsafe.Pointer(&f)) |= 1 << 63
	fmt.Println(f)
	p := pair{1, [4]byte{1, 2, 3, 4}}
	bp := (*[4]byte)(unsafe.Pointer(uintptr(unsafe.Pointer(&p)) + unsafe.Offsetof(p.b)))
	bp[0] = 100
	*(*byte)(unsafe.Add(unsafe.Pointer(&p), 7)) = 44
	*(*byte)(unsafe.Add(unsafe.Pointer(&p.b[2]), -1)) = 22
	fmt.Println(p)
	fmt.Println(*(*int32)(unsafe.Pointer(&p.b)) == 100|22<<8|3<<16|44<<24)
	arr := [5]int{1, 2, 3, 4, 5}
	s := unsafe.Slice(&arr[1], 3)
	s[0] = 20
	fmt.Println(s, len(s), cap(s), arr)
	b := []byte("hello")
	str := unsafe.String(&b[1], 3)
	b[2] = 'L'
	fmt.Println(str, len(str))
	fmt.Println(*unsafe.StringData("abc"), *unsafe.SliceData(arr[2:]), unsafe.SliceData(arr[:0]) == &arr[0])
	var nb []byte
	fmt.Println(unsafe.SliceData(nb) == nil, unsafe.SliceData([]byte{}) == nil, unsafe.Slice((*int)(nil), 0) == nil)
	n := -1
	try("slice negative", func() { _ = unsafe.Slice(&arr[0], n) })
	try("slice nil", func() { _ = unsafe.Slice((*int)(nil), 1) })
	try("slice huge", func() { _ = unsafe.Slice(&arr[0], uint64(1)<<62) })
	try("string negative", func() { _ = unsafe.String(&b[0], n) })
	try("string nil", func() { _ = unsafe.String(nil, 1) })
	fmt.Println(unsafe.String(nil, 0) == "")
	type hdr struct {
		p        unsafe.Pointer
		len, cap int
	}
	sl := make([]int, 2, 7)
	h := (*hdr)(unsafe.Pointer(&sl))
	h.len = 5
	fmt.Println(len(sl), cap(sl), h.cap)
	var i any = 42
	words := (*[2]unsafe.Pointer)(unsafe.Pointer(&i))
	fmt.Println(*(*int)(words[1]))
	var up unsafe.Pointer
	fmt.Println(up == nil, uintptr(up), up == unsafe.Pointer(nil))
	fs := []float32{1, 2}
	us := *(*[]uint32)(unsafe.Pointer(&fs))
	fmt.Printf("%#x\n", us)
	type named unsafe.Pointer
	fmt.Println(*(*int)(named(&arr[4])))
	m := map[unsafe.Pointer]int{unsafe.Pointer(&arr): 1}
	fmt.Println(m[unsafe.Pointer(&arr[0])])
}
