// Who calls deferred functions: the function that ends, at its end or return statement, or a panic.
package main

import (
	"fmt"
	"runtime"
	"strings"
)

// where prints the frames above it, with lines for those of the program.
//
//go:noinline
func where() {
	pcs := make([]uintptr, 20)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(2, pcs)])
	for i := 1; ; i++ {
		pc, _, line, _ := runtime.Caller(i)
		frame, more := frames.Next()
		if name := runtime.FuncForPC(pc).Name(); name != frame.Function || line != frame.Line {
			fmt.Print("Caller has ", name, ":", line, " and Callers ")
		}
		if !strings.HasPrefix(frame.Function, "main.") {
			fmt.Print(frame.Function, " ")
		} else {
			fmt.Print(frame.Function, ":", frame.Line, " ")
		}
		if frame.Function == "runtime.main" || !more {
			break
		}
	}
	fmt.Println()
}

//go:noinline
func one() int { return 1 }

func result() (x int) {
	defer where()
	if one() == 1 {
		return one() +
			one()
	}
	return 3
}

func plain(n int) {
	defer where()
	switch n {
	case 1:
		return
	case 2:
		one()
		return
	}
}

func loop() {
	for range 2 {
		defer where()
	}
	one()
}

func several() {
	defer where()
	defer func() {
		where()
	}()
	one()
	defer func() {
		defer where()
	}()
}

type T struct{ n int }

func (t T) method()         { where() }
func (t *T) other(n ...int) { where() }

func methods() {
	t := &T{}
	defer t.method()
	defer t.other(
		1, 2)
	var i interface{ method() } = t
	defer i.method()
}

func panics() {
	defer func() {
		recover()
		where()
	}()
	defer where()
	panic(
		"x")
}

func again() {
	defer where()
	func() {
		defer func() {
			where()
			recover()
		}()
		defer func() {
			panic("second")
		}()
		panic("first")
	}()
}

func main() {
	result()
	plain(1)
	plain(2)
	plain(3)
	loop()
	several()
	methods()
	panics()
	again()
	done := make(chan bool)
	go func() {
		defer close(done)
		defer where()
		runtime.Goexit()
	}()
	<-done
	for range func(yield func(int) bool) { yield(1) } {
		defer where()
	}
}
