// Descriptors of files and pipes that nobody closes: they are closed when nothing leads to them any more, and no sooner.
package main

import (
	"fmt"
	"io"
	"os"
	"runtime"
	"syscall"
	"time"
)

func check(err error) {
	if err != nil {
		panic(err)
	}
}

// collect gives finalizers the time they need.
func collect() {
	runtime.GC()
	runtime.Gosched()
	time.Sleep(2 * time.Millisecond)
}

// until collects until ok.
func until(ok func() bool) {
	for !ok() {
		collect()
	}
}

// apart calls f on a goroutine of its own: of what it leaves on its stack nothing is seen when that has ended.
func apart(f func()) {
	done := make(chan bool)
	go func() {
		defer close(done)
		f()
	}()
	<-done
}

// isOpen tells whether fd is a descriptor.
func isOpen(fd uintptr) bool {
	_, _, errno := syscall.Syscall(syscall.SYS_FCNTL, fd, syscall.F_GETFL, 0)
	return errno == 0
}

//go:noinline
func open(name string) uintptr {
	f, err := os.Open(name)
	check(err)
	return f.Fd()
}

//go:noinline
func pipe() (uintptr, uintptr) {
	r, w, err := os.Pipe()
	check(err)
	return r.Fd(), w.Fd()
}

//go:noinline
func directory(name string) uintptr {
	f, err := os.Open(name)
	check(err)
	_, err = f.ReadDir(1)
	check(err)
	return f.Fd()
}

//go:noinline
func named() uintptr {
	fd, err := syscall.Open("/dev/null", syscall.O_RDONLY, 0)
	check(err)
	return os.NewFile(uintptr(fd), "named").Fd()
}

//go:noinline
func closed(name string) {
	f, err := os.Open(name)
	check(err)
	check(f.Close())
}

// reader keeps only the end it reads from, and is in the middle of a Read.
func reader(r *os.File, got chan<- string) {
	data, err := io.ReadAll(r)
	check(err)
	got <- string(data)
}

func main() {
	dir, err := os.MkdirTemp("", "files")
	check(err)
	defer os.RemoveAll(dir)
	name := dir + "/file"
	check(os.WriteFile(name, []byte("contents"), 0o600))

	var fd, a, b uintptr
	apart(func() { fd = open(name) })
	until(func() bool { return !isOpen(fd) })
	apart(func() { a, b = pipe() })
	until(func() bool { return !isOpen(a) && !isOpen(b) })
	apart(func() { fd = directory(dir) })
	until(func() bool { return !isOpen(fd) })
	apart(func() { fd = named() })
	until(func() bool { return !isOpen(fd) })
	fmt.Println("closed")

	// More files than there can be descriptors.
	limit := syscall.Rlimit{Cur: 60, Max: 60}
	check(syscall.Setrlimit(syscall.RLIMIT_NOFILE, &limit))
	for i := range 200 {
		apart(func() {
			open(name)
			pipe()
		})
		if i%5 == 0 {
			collect()
		}
	}
	fmt.Println("many")

	// A number that was given back is another file's: the finalizer of the first must not close it.
	for range 20 {
		closed(name)
		f, err := os.Open(name)
		check(err)
		collect()
		data, err := io.ReadAll(f)
		check(err)
		if string(data) != "contents" {
			panic("another file's contents")
		}
		check(f.Close())
	}
	fmt.Println("no other")

	// Waiting in a Read is a use; the other end is in use by who holds it.
	r, w, err := os.Pipe()
	check(err)
	got := make(chan string)
	go reader(r, got)
	r = nil
	for range 5 {
		collect()
	}
	_, err = w.WriteString("late")
	check(err)
	check(w.Close())
	fmt.Println(<-got)

	// A finalizer on the File itself is called first, with a file that is open.
	done := make(chan string, 1)
	apart(func() {
		f, err := os.Open(name)
		check(err)
		runtime.SetFinalizer(f, func(f *os.File) {
			data, err := io.ReadAll(f)
			done <- fmt.Sprint(string(data), " ", err)
		})
	})
	for len(done) == 0 {
		collect()
	}
	fmt.Println(<-done)
	for _, f := range []*os.File{os.Stdin, os.Stdout, os.Stderr} {
		fmt.Println(isOpen(f.Fd()))
	}
}
