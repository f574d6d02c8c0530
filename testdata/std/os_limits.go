// No descriptors are left: what package os says, and that the program goes on, its timers and collections too, and opens files when there are some again.
package main

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"strings"
	"syscall"
	"time"
)

func main() {
	dir, err := os.MkdirTemp("", "limits")
	fmt.Println(err)
	defer os.RemoveAll(dir)
	show := func(what string, err error) {
		text := "<nil>"
		if err != nil {
			text = strings.ReplaceAll(err.Error(), dir, "DIR")
		}
		fmt.Println(what, text, errors.Is(err, syscall.EMFILE))
	}
	file := dir + "/file"
	show("write", os.WriteFile(file, []byte("content"), 0o644))

	var before syscall.Rlimit
	fmt.Println(syscall.Getrlimit(syscall.RLIMIT_NOFILE, &before))
	limit := before
	limit.Cur = 50
	fmt.Println(syscall.Setrlimit(syscall.RLIMIT_NOFILE, &limit))
	var all []*os.File
	for {
		f, err := os.Open("/dev/null")
		if err != nil {
			show("open", err)
			break
		}
		all = append(all, f)
	}
	fmt.Println(len(all) > 10)

	_, _, err = os.Pipe()
	show("pipe", err)
	_, err = os.Create(file + "2")
	show("create", err)
	_, err = os.ReadFile(file)
	show("read", err)
	show("write", os.WriteFile(file, nil, 0o644))
	_, err = os.ReadDir(dir)
	show("readdir", err)
	fmt.Println(errors.Is(os.RemoveAll(dir), syscall.EMFILE)) // which folder cannot be opened differs
	show("truncate", os.Truncate(file, 3))
	_, err = os.Stat(file)
	show("stat", err)
	var pipe [2]int
	show("syscall", syscall.Pipe(pipe[:]))
	_, err = os.Getwd()
	show("getwd", err)

	// One is left, where a pipe and the poller need more.
	all[0].Close()
	_, _, err = os.Pipe()
	show("pipe", err)
	runtime.GC()
	done := make(chan int)
	time.AfterFunc(5*time.Millisecond, func() { done <- 1 })
	go func() {
		time.Sleep(10 * time.Millisecond)
		done <- 2
	}()
	fmt.Println(<-done + <-done)

	for _, f := range all[1:4] {
		f.Close()
	}
	r, w, err := os.Pipe()
	show("pipe", err)
	if err == nil {
		go func() {
			time.Sleep(time.Millisecond)
			w.Write([]byte("through"))
			w.Close()
		}()
		var b [20]byte
		n, err := r.Read(b[:])
		show("read "+string(b[:n]), err)
		r.Close()
	}
	for _, f := range all[4:] {
		f.Close()
	}
	show("remove", os.RemoveAll(dir))
}
