// runtime.Caller, Callers and CallersFrames through functions small enough to be inlined.
package main

import (
	"fmt"
	"path"
	"runtime"
	"strings"
)

func where(skip int) string {
	pc, file, line, ok := runtime.Caller(skip + 1)
	return fmt.Sprint(runtime.FuncForPC(pc).Name(), " ", path.Base(file), ":", line, " ", ok)
}

func one() string { return where(0) }

func two() string {
	return where(1)
}

func three() string {
	if s := two(); s != "" {
		return s
	}
	return ""
}

type T struct{ n int }

func (t T) value() string    { return where(0) }
func (t *T) pointer() string { return t.value() }

type outer struct{ *T }

type namer interface{ value() string }

func trace() []string {
	pcs := make([]uintptr, 32)
	n := runtime.Callers(0, pcs)
	var out []string
	frames := runtime.CallersFrames(pcs[:n])
	for {
		f, more := frames.Next()
		if strings.HasPrefix(f.Function, "runtime.") {
			out = append(out, f.Function)
		} else {
			out = append(out, fmt.Sprint(f.Function, ":", f.Line))
		}
		if !more {
			return out
		}
	}
}

func a() []string { return b() }

func b() []string { return c(3) }

func c(n int) []string {
	if n < 0 {
		return nil
	}
	return trace()
}

func depth() int {
	var pcs [64]uintptr
	return runtime.Callers(1, pcs[:])
}

func deeper() int { return depth() }

func try(what string, f func()) {
	defer func() {
		fmt.Println(what, recover())
		for skip := 1; ; skip++ {
			pc, file, line, ok := runtime.Caller(skip)
			if !ok {
				break
			}
			name := runtime.FuncForPC(pc).Name()
			if strings.HasPrefix(name, "main.") {
				fmt.Println("\t", name, path.Base(file), line)
			}
		}
	}()
	f()
}

func at(s []int, i int) int { return s[i] }

func last(s []int) int { return at(s, len(s)) }

func div(a, b int) int { return a / b }

func load(p *T) int { return p.n }

var (
	list []int
	zero int
	none *T
)

func main() {
	fmt.Println(one())
	fmt.Println(two())
	fmt.Println(three())
	t := T{1}
	fmt.Println(t.value(), t.pointer())
	fmt.Println(outer{&t}.value())
	var n namer = outer{&t}
	fmt.Println(n.value())
	n = &t
	fmt.Println(n.value())
	fmt.Println(T.value(t), (*T).value(&t), (*T).pointer(&t))
	for i := range 2 {
		f := func() string { return where(i) }
		fmt.Println(f())
	}
	for _, f := range a() {
		fmt.Println(f)
	}
	fmt.Println(depth(), deeper(), func() int { return deeper() }())
	done := make(chan bool)
	go func() {
		for _, f := range b() {
			fmt.Println(f)
		}
		fmt.Println(deeper())
		done <- true
	}()
	<-done
	try("index", func() { fmt.Println(last(list)) })
	try("divide", func() {
		fmt.Println(div(1, zero))
	})
	try("nil", func() { fmt.Println(load(none)) })
	defer func() {
		fmt.Println(where(0))
	}()
	defer fmt.Println(one())
}
