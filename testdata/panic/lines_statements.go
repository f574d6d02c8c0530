// On which line what panics stands, if a statement has several: sends, select, switch, map literals, go and defer.
package main

import (
	"fmt"
	"runtime"
	"strings"
)

type S struct{ c chan int }

func none() error { return nil }

// at prints on which line of the program f panics.
func at(name string, f func()) {
	defer func() {
		r := recover()
		for i := 1; ; i++ {
			pc, _, line, _ := runtime.Caller(i)
			if strings.HasPrefix(runtime.FuncForPC(pc).Name(), "main.") {
				fmt.Println(name, line, r)
				return
			}
		}
	}()
	f()
}

//go:noinline
func zero() int { return 0 }

func main() {
	c := make(chan int)
	close(c)
	at("1", func() {
		select {
		case c <- 1:
		}
	})
	at("2", func() {
		select {
		case c <- 1:
		default:
		}
	})
	at("3", func() {
		d := make(chan int)
		select {
		case c <- 1:
		case d <- 3:
		}
	})
	at("4", func() {
		var s *S
		select {
		case s.
			c <- 1:
		default:
		}
	})
	at("5", func() {
		S{c}.
			c <-
			func() int {
				return 1
			}()
	})
	at("8", func() {
		a, i := []int{1}, 3
		a[
		i] +=
			2
	})
	at("9", func() {
		a, i := []int{1}, 3
		a[
		0],
			a[i] = 1,
			2
	})
	at("10", func() {
		a, i := [3]int{1}, 3
		a[
		i], a[2] =
			a[1],
			a[0]
	})
	at("11", func() {
		var p *[4]int
		for i := range p {
			p[i] = 2
		}
	})
	at("12", func() {
		var e any = 1
		switch x := e.(type) {
		case int:
			_ = e.
				(string)
			_ = x
		}
	})
	at("13", func() {
		var e any = []int{}
		m := map[any]int{
			1: 1,
			e: 2,
		}
		_ = m
	})
	at("14", func() {
		var e any = []int{}
		switch e {
		case 1,
			e:
		}
	})
	at("15", func() {
		z := 0
		for i := 0; i < 3; i +=
			3 / z {
		}
	})
	at("17", func() {
		var f func() (int, int)
		a, b :=
			f()
		_, _ = a, b
	})
	at("18", func() {
		var s *S
		go func(c chan int) {}(
			s.c)
	})
	at("19", func() {
		var s *S
		defer println(
			1,
			s.c)
	})
	at("20", func() {
		z := 0
		var x = struct{ a, b int }{
			1,
			2 %
				z,
		}
		_ = x
	})
	at("21", func() {
		var f func(...int)
		f(
			1,
			2)
	})
	at("22", func() {
		var err error
		_ = "a" +
			err.
				Error() +
			"b"
	})
	at("23", func() {
		var err error
		if err.
			Error() == "a" ||
			false {
		}
	})
	at("24", func() {
		var err error
		defer err.
			Error()
	})
	at("25", func() {
		f := none
		go f().
			Error()
	})
	at("26", func() {
		s := "abc"
		_ = s[2:][
		1:][0:
		5]
	})
	at("27", func() {
		for range func(yield func(int) bool) { yield(1) } {
			panic(fmt.Sprintf(
				"x"))
		}
	})
	at("s24", func() {
		var err error
		defer
		err.
			Error()
	})
	at("s25", func() {
		f := none
		go
		f().
			Error()
	})
	at("s26", func() {
		c := make(chan int)
		close(c)
		select {
		case (
			c) <-
			1:
		}
	})
	at("s27", func() {
		m := map[any]int{
			1: 1,
		}
		m[
			[]int{}] =
			2
		_ = m
	})
	at("s28", func() {
		var e any = []int{}
		switch {
		case true &&
			false,
			e ==
				e:
		}
	})
	at("s29", func() {
		var e any = []int{}
		_ = map[
		any]int{
			1: 1,
			e: 2,
		}
	})
	at("s30", func() {
		delete(
			map[any]int{},
			[]int{})
	})
}
