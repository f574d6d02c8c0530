// Instantiation with zero-size, large, pointer, interface, function and array types.
package main

import "fmt"

type Queue[T any] struct {
	buf        []T
	head, size int
}

func (q *Queue[T]) Push(x T) {
	if q.size == len(q.buf) {
		nb := make([]T, max(1, 2*len(q.buf)))
		for i := range q.size {
			nb[i] = q.buf[(q.head+i)%len(q.buf)]
		}
		q.buf, q.head = nb, 0
	}
	q.buf[(q.head+q.size)%len(q.buf)] = x
	q.size++
}

func (q *Queue[T]) Pop() T {
	if q.size == 0 {
		panic("empty queue")
	}
	var zero T
	x := q.buf[q.head]
	q.buf[q.head] = zero
	q.head = (q.head + 1) % len(q.buf)
	q.size--
	return x
}

func cycle[T any](q *Queue[T], xs ...T) (out []T) {
	for _, x := range xs {
		q.Push(x)
	}
	for q.size > 0 {
		out = append(out, q.Pop())
	}
	return
}

type big struct {
	a [20]int
	s string
}

func main() {
	fmt.Println(cycle(&Queue[int]{}, 1, 2, 3, 4, 5))
	fmt.Println(len(cycle(&Queue[struct{}]{}, struct{}{}, struct{}{})))
	b := cycle(&Queue[big]{}, big{s: "x"}, big{s: "y", a: [20]int{19: 7}})
	fmt.Println(b[1].s, b[1].a[19])
	fmt.Println(cycle(&Queue[any]{}, any(1), "two", nil))
	fs := cycle(&Queue[func() int]{}, func() int { return 1 }, func() int { return 2 })
	fmt.Println(fs[0]()+fs[1](), len(fs))
	fmt.Println(cycle(&Queue[[3]byte]{}, [3]byte{1, 2, 3}))
	n := 5
	p := cycle(&Queue[*int]{}, &n, nil)
	fmt.Println(*p[0], p[1] == nil)
	fmt.Println(cycle(&Queue[map[string]int]{}, map[string]int{"a": 1}), cycle(&Queue[chan int]{}, nil))
	fmt.Println(cycle(&Queue[error]{}, fmt.Errorf("e"), nil), cycle(&Queue[complex128]{}, 1+2i), cycle(&Queue[float32]{}, 0.5))
	q := Queue[string]{}
	for i := range 100 {
		q.Push(fmt.Sprint(i))
		if i%3 == 0 {
			q.Pop()
		}
	}
	fmt.Println(q.size, q.Pop())
	defer func() { fmt.Println(recover()) }()
	(&Queue[int]{}).Pop()
}
