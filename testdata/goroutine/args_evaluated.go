// The function value and arguments of a go statement are evaluated at once, in the starting goroutine.
package main

import (
	"fmt"
	"sync"
)

type T struct{ n int }

func (t T) val(ch chan int)  { ch <- t.n }
func (t *T) ptr(ch chan int) { ch <- t.n }

type I interface{ val(chan int) }

func main() {
	ch := make(chan int)
	x := 1
	f := func(v int) { ch <- v }
	go f(x)
	x = 2
	f = nil
	fmt.Println(<-ch)

	t := T{10}
	go t.val(ch)
	t.n = 11
	fmt.Println(<-ch)
	var i I = t
	go i.val(ch)
	i = T{12}
	fmt.Println(<-ch)
	t.n = 13
	p := &t
	go p.ptr(ch)
	p = nil
	fmt.Println(<-ch)

	s := []int{1, 2, 3}
	for _, v := range s {
		go func() { ch <- v * v }()
	}
	fmt.Println(<-ch + <-ch + <-ch)

	var wg sync.WaitGroup
	res := make([]int, 10)
	for i := 0; i < 10; i++ {
		wg.Add(1)
		go func(slot *int, v ...int) {
			defer wg.Done()
			for _, e := range v {
				*slot += e
			}
		}(&res[i], i, i, i*i)
	}
	wg.Wait()
	fmt.Println(res)
	m := map[string]func(chan int){"k": func(c chan int) { c <- 99 }}
	go m["k"](ch)
	fmt.Println(<-ch)
	go func() {
		go func() {
			go func() { ch <- 3 }()
		}()
	}()
	fmt.Println(<-ch)
	go copy(res[:1], s)
	go print()
}
