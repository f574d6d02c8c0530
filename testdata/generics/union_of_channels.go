// Type sets of channels of several directions, of functions and maps of one underlying type, in operations and inference.
package main

import "fmt"

type RO <-chan int
type In chan<- string
type F func(int) int
type G func(int) int
type M1 map[string]int
type M2 map[string]int

func Recv[C chan int | <-chan int | RO](c C) (v int, ok bool) { v, ok = <-c; return }
func Send[C chan string | In](c C, s ...string) {
	for _, s := range s {
		c <- s
	}
}
func Call[Fn F | G | func(int) int](f Fn, n int) int { return f(n) + 1 }
func Keys[M M1 | M2](m M) (n int) {
	for k, v := range m {
		m[k] = v * 2
		n += len(k)
	}
	delete(m, "gone")
	return n*100 + len(m)
}
func Make[M M1 | M2](k string) M { m := make(M); m[k]++; return m }
func Any[C ~chan E | ~<-chan E, E any](c C) (es []E) {
	for e := range c {
		es = append(es, e)
	}
	return
}
func Sel[C ~chan E, E any](c C, e E) (got E, sent bool) {
	select {
	case c <- e:
		return got, true
	case got = <-c:
		return got, false
	}
}
func Cap[C chan int | chan string](c C) int { return cap(c) - len(c) }
func SliceOf[S []int | [3]int | *[2]int](s S) (n int) {
	for i := range len(s) {
		n += s[i]
	}
	return n
}

func main() {
	c := make(chan int, 3)
	c <- 1
	c <- 2
	fmt.Println(Recv(c))
	fmt.Println(Recv(RO(c)))
	close(c)
	fmt.Println(Recv((<-chan int)(c)))
	s := make(chan string, 4)
	Send(s, "a", "b")
	Send(In(s), "c")
	close(s)
	fmt.Println(Any(s), Cap(s))
	fmt.Println(Call(F(func(i int) int { return i * i }), 3), Call(func(i int) int { return -i }, 3))
	fmt.Println(Keys(M1{"a": 1, "gone": 2}), Keys(M2{}), Make[M2]("k"))
	d := make(chan bool, 1)
	fmt.Println(Sel(d, true))
	fmt.Println(Sel(d, false))
	fmt.Println(SliceOf([]int{1, 2}), SliceOf([3]int{1, 1, 1}), SliceOf(&[2]int{4, 5}))
}
