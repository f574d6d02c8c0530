// Generic functions over channels: directions as constraints, select in generic code, closing, ranging, function values stored by type.
package main

import "fmt"

func Send[C ~chan T | ~chan<- T, T any](c C, xs ...T) {
	for _, x := range xs {
		c <- x
	}
	close(c)
}

func Drain[C ~chan T | ~<-chan T, T any](c C) (out []T) {
	for x := range c {
		out = append(out, x)
	}
	return
}

func Merge[T any](cs ...<-chan T) (out []T, from []int) {
	for {
		open := false
		for i, c := range cs {
			select {
			case x, ok := <-c:
				if ok {
					out, from, open = append(out, x), append(from, i), true
				}
			default:
			}
		}
		if !open {
			return
		}
	}
}

func First[T any](a, b chan T) (x T, which string) {
	select {
	case x = <-a:
		which = "a"
	case x, _ = <-b:
		which = "b"
	}
	return
}

type Events[T any] chan T

func (e Events[T]) Emit(x T) Events[T] { e <- x; return e }

func Pipe[A, B any](in <-chan A, f func(A) (B, bool)) <-chan B {
	out := make(chan B)
	go func() {
		defer close(out)
		for a := range in {
			if b, ok := f(a); ok {
				out <- b
			}
		}
	}()
	return out
}

func main() {
	c := make(chan int, 3)
	Send(c, 1, 2, 3)
	fmt.Println(Drain(c), Drain((<-chan int)(c)))
	e := make(Events[string], 2)
	e.Emit("x").Emit("y")
	close(e)
	fmt.Println(Drain(e))
	a, b := make(chan any, 2), make(chan any, 2)
	Send(a, any(1), "two")
	Send((chan<- any)(b), any(nil))
	fmt.Println(Merge[any](a, b))
	x, y := make(chan error, 1), make(chan error, 1)
	y <- fmt.Errorf("y")
	fmt.Println(First(x, y))
	src := make(chan int, 10)
	Send(src, 1, 2, 3, 4, 5)
	for s := range Pipe(Pipe(src, func(i int) (float64, bool) { return float64(i) / 2, i%2 == 1 }), func(f float64) (string, bool) { return fmt.Sprint("<", f, ">"), f != 1.5 }) {
		fmt.Print(s)
	}
	fmt.Println()
}
