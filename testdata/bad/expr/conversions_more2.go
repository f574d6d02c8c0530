package main

import "unsafe"

type F func(int)

func main() {
	var p *int
	var fn func()
	var e error
	var u uintptr
	_ = F(fn)
	_ = func(int)(fn)
	_ = error(3)
	_ = (interface{ M() })(e)
	_ = int(nil)
	_ = (*int)(0)
	_ = uintptr(p)
	_ = (*string)(u)
	_ = unsafe.Pointer(1.5)
	_ = []rune(65)
	_ = string([]int{1})
	_ = int8(1000)
}
