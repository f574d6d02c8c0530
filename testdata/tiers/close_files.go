// A program that closes all file descriptors, those of whoever compiles it meanwhile too, and opens files of its own.
package main

import (
	"fmt"
	"os"
	"syscall"
)

//go:noinline
func work(n int) int {
	t := 0
	for i := 0; i < n; i++ {
		t += i & 7
	}
	return t
}

//go:noinline
func work2(n int) int {
	t := 0
	for i := 0; i < n; i++ {
		t += i & 15
	}
	return t
}

func main() {
	for fd := 3; fd < 64; fd++ {
		syscall.Close(fd)
	}
	name := os.TempDir() + "/tiers_closefds"
	var fds []int
	for i := 0; i < 20; i++ {
		fd, err := syscall.Open(name+fmt.Sprint(i), syscall.O_CREAT|syscall.O_RDWR|syscall.O_TRUNC, 0o600)
		if err != nil {
			fmt.Println(err)
		}
		fds = append(fds, fd)
	}
	t := 0
	for i := 0; i < 200; i++ {
		t += work(100000)
		t += work2(100000)
	}
	fmt.Println(t)
	for i, fd := range fds {
		var st syscall.Stat_t
		syscall.Fstat(fd, &st)
		if st.Size != 0 {
			fmt.Println("file", i, "has", st.Size, "bytes")
		}
		os.Remove(name + fmt.Sprint(i))
	}
}
