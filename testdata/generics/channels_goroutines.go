// Channels, select, go and defer in generic code.
package main

import (
	"fmt"
	"sync"
)

type Event[T any] struct {
	mu   sync.Mutex
	subs []chan T
}

func (e *Event[T]) Sub() <-chan T {
	e.mu.Lock()
	defer e.mu.Unlock()
	c := make(chan T, 4)
	e.subs = append(e.subs, c)
	return c
}

func (e *Event[T]) Emit(v T) {
	for _, c := range e.subs {
		select {
		case c <- v:
		default:
			fmt.Println("dropped", v)
		}
	}
}

func ParMap[A, B any](xs []A, workers int, f func(A) B) []B {
	out := make([]B, len(xs))
	type job struct {
		i int
		a A
	}
	jobs := make(chan job)
	var wg sync.WaitGroup
	for range workers {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for j := range jobs {
				out[j.i] = f(j.a)
			}
		}()
	}
	for i, x := range xs {
		jobs <- job{i, x}
	}
	close(jobs)
	wg.Wait()
	return out
}

func First[T any](cs ...<-chan T) T {
	select {
	case v := <-cs[0]:
		return v
	case v, ok := <-cs[1]:
		if !ok {
			var zero T
			return zero
		}
		return v
	}
}

func Safe[T any](f func() T, fallback T) (out T, err error) {
	defer func() {
		if r := recover(); r != nil {
			out, err = fallback, fmt.Errorf("recovered: %v", r)
		}
	}()
	return f(), nil
}

func Lazy[T any](f func() T) func() T {
	var once sync.Once
	var v T
	return func() T {
		once.Do(func() { v = f() })
		return v
	}
}

type Result[T any] struct {
	v   T
	err error
}

func Async[T any](f func() (T, error)) <-chan Result[T] {
	c := make(chan Result[T], 1)
	go func() {
		defer close(c)
		v, err := f()
		c <- Result[T]{v, err}
	}()
	return c
}

type Sem[T any] chan T

func (s Sem[T]) Put(v T)  { s <- v }
func (s Sem[T]) Take() T  { return <-s }
func (s Sem[T]) Len() int { return len(s) }

func runLater[T any](f func(T), v T) (done chan bool) {
	done = make(chan bool)
	go func(x T) {
		defer func() { done <- true }()
		defer f(x)
	}(v)
	return
}

func main() {
	var e Event[string]
	a, b := e.Sub(), e.Sub()
	for i := range 5 {
		e.Emit(fmt.Sprint("e", i))
	}
	fmt.Println(len(a), <-b)
	fmt.Println(ParMap([]int{1, 2, 3, 4}, 3, func(i int) string { return fmt.Sprint(i * i) }))
	c1, c2 := make(chan float64, 1), make(chan float64, 1)
	c1 <- 1.5
	fmt.Println(First[float64](c1, c2))
	close(c2)
	fmt.Println(First[float64](c1, c2))
	fmt.Println(Safe(func() int { var p *int; return *p }, -1))
	fmt.Println(Safe(func() string { return "fine" }, "no"))
	n := 0
	l := Lazy(func() int { n++; return n })
	fmt.Println(l(), l())
	r := <-Async(func() ([]byte, error) { return []byte("x"), nil })
	fmt.Printf("%T %v\n", r, r)
	s := make(Sem[[2]int], 2)
	s.Put([2]int{1, 2})
	fmt.Println(s.Len(), s.Take())
	<-runLater(func(m map[string]int) { fmt.Println(m) }, map[string]int{"k": 1})
}
