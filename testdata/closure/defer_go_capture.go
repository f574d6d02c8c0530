// Closures used by defer and go: captured by reference, arguments by value; closures that outlive their function.
package main

import (
	"fmt"
	"strings"
	"sync"
)

type server struct {
	handlers map[string]func(string) string
	log      []string
}

func (s *server) on(name string, f func(string) string) *server {
	s.handlers[name] = f
	return s
}

func (s *server) wrap(name string) func(string) string {
	f := s.handlers[name]
	return func(x string) (out string) {
		defer func() { s.log = append(s.log, name+":"+out) }()
		return f(x)
	}
}

func generator() (next func() (int, bool), stop func()) {
	ch := make(chan int)
	quit := make(chan struct{})
	go func() {
		defer close(ch)
		for i := 0; ; i++ {
			select {
			case ch <- i * i:
			case <-quit:
				return
			}
		}
	}()
	return func() (int, bool) { v, ok := <-ch; return v, ok }, func() { close(quit) }
}

func lazy(f func() int) func() int {
	var v int
	done := false
	return func() int {
		if !done {
			v, done = f(), true
		}
		return v
	}
}

func main() {
	s := &server{handlers: map[string]func(string) string{}}
	n := 0
	s.on("up", strings.ToUpper).on("count", func(x string) string { n++; return fmt.Sprint(x, n) })
	up, cnt := s.wrap("up"), s.wrap("count")
	fmt.Println(up("a"), cnt("b"), cnt("c"), n, s.log)
	next, stop := generator()
	for range 5 {
		v, _ := next()
		fmt.Print(v, " ")
	}
	stop()
	fmt.Println()
	calls := 0
	l := lazy(func() int { calls++; return calls * 10 })
	fmt.Println(l(), l(), calls)
	x := 1
	func() {
		defer fmt.Println("arg", x)
		defer func(y int) { fmt.Println("param", y, "captured", x) }(x)
		x = 2
	}()
	var wg sync.WaitGroup
	results := [4]int{}
	for i := range results {
		wg.Add(1)
		local := i * 10
		go func() {
			defer wg.Done()
			local += i
			results[i] = local
		}()
	}
	wg.Wait()
	fmt.Println(results)
	fns := map[int]func() int{}
	for i := range 3 {
		j := i
		fns[i] = func() int { j += i + 1; return j }
	}
	fmt.Println(fns[0](), fns[1](), fns[1](), fns[2]())
	var y func(func(func(int) int) func(int) int) func(int) int
	y = func(f func(func(int) int) func(int) int) func(int) int {
		return f(func(n int) int { return y(f)(n) })
	}
	fmt.Println(y(func(self func(int) int) func(int) int {
		return func(n int) int {
			if n == 0 {
				return 1
			}
			return n * self(n-1)
		}
	})(10))
}
