// Package util has small functions, which compilers inline, that ask who called them or call what does.
package util

import "runtime"

func Here() int {
	_, _, line, _ := runtime.Caller(1)
	return line
}

func Above() int {
	n := above()
	return n
}

func above() int {
	_, _, line, _ := runtime.Caller(2)
	return line
}

func Name() string {
	pcs := make([]uintptr, 1)
	frame, _ := runtime.CallersFrames(pcs[:runtime.Callers(2, pcs)]).Next()
	return frame.Function
}

func Call(f func() int) int { return f() }

type Counter struct{ n int }

func (c *Counter) Add(n int) int { c.n += n; return c.n }

func (c *Counter) Each(f func(int)) {
	for i := range c.n {
		f(i)
	}
}

func Go(f func()) { go f() }

func Must(ok bool) {
	if !ok {
		panic("must")
	}
}
