// Deferred functions see and change named results; unnamed results are fixed at return.
package main

import (
	"errors"
	"fmt"
)

func named() (n int) {
	defer func() { n *= 2 }()
	return 21
}

func unnamed() int {
	n := 21
	defer func() { n *= 2 }()
	return n
}

func bare() (n int, s string) {
	defer func() { n++; s += "!" }()
	n, s = 1, "hi"
	return
}

func swap(a, b int) (x, y int) {
	defer func() { x, y = y, x }()
	return a, b
}

func onPanic() (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("caught: %v", r)
		}
	}()
	panic("boom")
}

func zeroOnPanic() (n int, err error) {
	n = 7
	defer func() { recover() }()
	n = 8
	panic(1)
}

func unnamedOnPanic() int {
	defer func() { recover() }()
	panic(1)
}

func order() (s string) {
	defer func() { s += "1" }()
	defer func() { s += "2" }()
	defer func(t string) { s += t }(s)
	return "r"
}

type stack struct{ log []string }

func (s *stack) run() (out []string) {
	defer func() { out = s.log }()
	defer s.add("deferred")
	s.add("body")
	return nil
}
func (s *stack) add(x string) { s.log = append(s.log, x) }

func addr() (n int) {
	p := &n
	defer func() { *p += 100 }()
	n = 1
	return n + 1
}

func wrap(f func() error) (err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("wrapped: %w", err)
		}
	}()
	return f()
}

func retInDefer() (n int) {
	defer func() int { n = 3; return 9 }()
	return func() int { n = 5; return 4 }()
}

func shadow() (err error) {
	defer func() { fmt.Print(err, " ") }()
	if err := errors.New("inner"); err != nil {
		return err
	}
	return nil
}

func main() {
	fmt.Println(named(), unnamed())
	fmt.Println(bare())
	fmt.Println(swap(1, 2))
	fmt.Println(onPanic())
	fmt.Println(zeroOnPanic())
	fmt.Println(unnamedOnPanic())
	fmt.Println(order())
	fmt.Println((&stack{}).run())
	fmt.Println(addr())
	base := errors.New("base")
	err := wrap(func() error { return base })
	fmt.Println(err, errors.Is(err, base), wrap(func() error { return nil }))
	fmt.Println(retInDefer())
	fmt.Println(shadow())
}
