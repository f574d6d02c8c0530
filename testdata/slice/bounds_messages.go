// The text of every bounds panic of index and slice expressions, read through recover.
package main

import (
	"fmt"
	"runtime"
)

func try(f func()) {
	defer func() {
		e := recover()
		_, isRuntime := e.(runtime.Error)
		fmt.Println(e, isRuntime)
	}()
	f()
	fmt.Println("no panic")
}

func main() {
	s := []int{1, 2, 3}
	s = s[:3:3]
	a := [4]int{}
	pa := &a
	str := "hello"
	i, j, k := 5, 2, 7
	n := -1
	u8 := uint8(200)
	u64 := uint64(1 << 63)
	try(func() { _ = s[i] })
	try(func() { _ = s[n] })
	try(func() { s[3-0*i] = 1 })
	try(func() { _ = s[u8] })
	try(func() { _ = s[u64] })
	try(func() { _ = a[i] })
	try(func() { pa[i]++ })
	try(func() { _ = str[i] })
	try(func() { _ = s[i:] })
	try(func() { _ = s[:i] })
	try(func() { _ = s[n:] })
	try(func() { _ = s[:n] })
	try(func() { m := 3; _ = s[m:j] })
	try(func() { _ = s[:][k:] })
	try(func() { _ = s[0:2:i] })
	try(func() { _ = s[0:i:3] })
	try(func() { m := 3; _ = s[m:2:3] })
	try(func() { _ = s[0:j:n] })
	try(func() { _ = s[0:n:3] })
	try(func() { _ = s[n:2:3] })
	try(func() { _ = a[i:] })
	try(func() { _ = a[:i] })
	try(func() { _ = pa[1:i:k] })
	try(func() { _ = str[i+1:] })
	try(func() { _ = str[:k] })
	try(func() { m := 4; _ = str[m:j] })
	try(func() { _ = str[n:] })
	try(func() { _ = str[u8:] })
	try(func() { t := s[:2]; _ = t[:3] })
	try(func() { t := s[:2]; _ = t[2] })
	try(func() { var t []int; _ = t[0*i] })
	try(func() { _ = (*[4]int)(s) })
	try(func() { _ = [4]int(s) })
	try(func() { _ = make([]int, n) })
	try(func() { _ = make([]int, j, j-1) })
	try(func() { _ = make([]int, 1<<62+i) })
	try(func() { _ = make(chan int, n) })
	try(func() { _ = make(map[int]int, n) })
}
