// Stack traces name the same functions and lines whether a frame is interpreted, compiled, or went on in compiled code.
package main

import (
	"fmt"
	"runtime"
	"strings"
)

//go:noinline
func stack() string {
	pcs := make([]uintptr, 32)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(2, pcs)])
	var out []string
	for {
		f, more := frames.Next()
		if !strings.HasPrefix(f.Function, "main.") {
			break
		}
		out = append(out, fmt.Sprintf("%s:%d", f.Function, f.Line))
		if !more {
			break
		}
	}
	return strings.Join(out, " ")
}

type walker struct{ depth int }

func (w *walker) visit(n int) string {
	if n == 0 {
		return stack()
	}
	w.depth++
	return w.visit(n - 1)
}

type visitor interface{ visit(n int) string }

func viaLoop(n int, f func(int) string) string {
	last := ""
	for i := 0; i < n; i++ {
		if i == n-1 {
			last = f(2)
		}
	}
	return last
}

func nested(n int) (text string) {
	for i := 0; i < n; i++ {
		for j := 0; j < 3; j++ {
			if i == n-1 && j == 2 {
				text = viaLoop(n/2, func(k int) string {
					return stack() + fmt.Sprint(" ", k)
				})
			}
		}
	}
	return
}

func deferred(n int) (text string) {
	defer func() {
		recover()
		text = stack()
	}()
	for i := 0; ; i++ {
		if i == n {
			var p *walker
			p.depth++
		}
	}
}

func line() int {
	_, _, line, _ := runtime.Caller(1)
	return line
}

func main() {
	var v visitor = &walker{}
	for round := 0; round < 3; round++ {
		fmt.Println(viaLoop(200000, v.visit))
		fmt.Println(viaLoop(200000, (&walker{}).visit))
		fmt.Println(nested(100000))
		fmt.Println(strings.Count(deferred(200000), "main."))
		sum := 0
		for i := 0; i < 20000; i++ {
			sum += line()
			sum += line() - line()
		}
		fmt.Println(sum)
	}
}
