// recover at several depths at once: panics inside deferred functions of deferred functions, each recovered by its own level; what recover returns then and afterwards.
package main

import (
	"errors"
	"fmt"
	"runtime"
)

type stack struct{ log []string }

func (s *stack) add(x ...any) { s.log = append(s.log, fmt.Sprint(x...)) }

func level(n int, s *stack) {
	defer func() {
		r := recover()
		s.add("level ", n, ":", r)
		defer func() { s.add("inner ", n, ":", recover()) }()
		if n > 0 {
			level(n-1, s)
			panic(fmt.Sprint("after ", n))
		}
	}()
	panic(n)
}

func abandoned(s *stack) (err error) {
	defer func() { err = errors.Join(err, fmt.Errorf("outer saw %v", recover())) }()
	defer func() {
		defer func() {
			defer func() { s.add("third: ", recover()) }()
			panic("3")
		}()
		panic("2")
	}()
	panic("1")
}

func replaced() (r any) {
	defer func() { r = recover() }()
	defer func() { panic("new") }()
	panic("old")
}

func runtimeIn() (out []string) {
	defer func() {
		e, ok := recover().(runtime.Error)
		out = append(out, fmt.Sprint(ok, e))
	}()
	defer func() {
		out = append(out, fmt.Sprint(recover()))
		var m map[string]int
		m["x"] = 1
	}()
	_ = []int{}[len(out)]
	return nil
}

func loop() (n int) {
	for i := range 3 {
		func() {
			defer func() {
				if recover() != nil {
					n += 10
				}
			}()
			defer func() {
				if i == 1 {
					recover()
				}
			}()
			panic(i)
		}()
	}
	return
}

func reraise() (msg string) {
	defer func() {
		err := recover().(error)
		msg = err.Error()
		var pe *runtime.PanicNilError
		msg += fmt.Sprint(errors.As(err, &pe))
	}()
	defer func() { panic(fmt.Errorf("wrapped: %w", recover().(error))) }()
	panic(nil)
}

func main() {
	var s stack
	level(2, &s)
	fmt.Println(s.log)
	s.log = nil
	fmt.Printf("%q\n", fmt.Sprint(abandoned(&s)))
	fmt.Println(s.log, replaced(), loop())
	fmt.Println(runtimeIn())
	fmt.Println(reraise())
	fmt.Println(recover())
}
