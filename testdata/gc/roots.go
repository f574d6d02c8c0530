// All places that keep objects: stacks of waiting, preempted and new goroutines, channels and their waiting senders, timers, deferred calls,
// closures, package variables, maps, and pointers into the middle of things.
package main

import (
	"fmt"
	"runtime"
	"sync"
	"time"
)

type blob struct {
	id   int
	data [30]int
}

func makeBlob(id int) *blob {
	b := &blob{id: id}
	for i := range b.data {
		b.data[i] = id * i
	}
	return b
}

func (b *blob) check() int {
	for i, x := range b.data {
		if x != b.id*i {
			panic(fmt.Sprint("blob ", b.id, " has ", x, " at ", i))
		}
	}
	return b.id
}

var (
	global  = makeBlob(1)
	globals = []*blob{makeBlob(2), makeBlob(3)}
	table   = map[string]*blob{"four": makeBlob(4)}
	inside  = &makeBlob(5).data[29]
	boxed   any
	hook    func() int
)

func collect() {
	for i := 0; i < 3; i++ {
		runtime.GC()
		for j := 0; j < 2000; j++ {
			makeBlob(-j)
		}
	}
}

func deferred() (n int) {
	for i := 0; i < 5; i++ {
		b := makeBlob(60 + i)
		defer func() { n += b.check() }()
	}
	defer collect()
	collect()
	return 0
}

func recovered() (n int) {
	defer func() {
		collect()
		n = recover().(*blob).check()
		collect()
	}()
	panic(makeBlob(70))
}

func deep(n int, b *blob) int {
	if n == 0 {
		collect()
		return b.check()
	}
	c := makeBlob(n)
	return deep(n-1, b) + c.check()
}

func main() {
	boxed = *makeBlob(6)
	b := makeBlob(7)
	hook = func() int { return b.check() }
	b = makeBlob(8)

	var wg sync.WaitGroup
	results := make(chan int, 1000)
	gate := make(chan bool)
	for i := 0; i < 50; i++ {
		mine := makeBlob(100 + i)
		wg.Add(1)
		go func() { // waits with a pointer on its stack
			defer wg.Done()
			other := makeBlob(mine.id + 1000)
			<-gate
			results <- mine.check() + other.check()
		}()
	}
	queue := make(chan *blob, 4)
	handed := make(chan [3]*blob)
	for i := 0; i < 4; i++ {
		queue <- makeBlob(200 + i)
	}
	for i := 0; i < 8; i++ { // senders that wait: their values are in flight
		wg.Add(2)
		go func() { defer wg.Done(); queue <- makeBlob(210 + i) }()
		go func() {
			defer wg.Done()
			select {
			case handed <- [3]*blob{makeBlob(i), nil, makeBlob(i + 1)}:
			case <-time.After(time.Hour):
			}
		}()
	}
	fired := make(chan int, 3)
	for i := 0; i < 3; i++ {
		b := makeBlob(300 + i)
		time.AfterFunc(30*time.Millisecond, func() { fired <- b.check() })
	}
	stop := make(chan bool)
	spun := make(chan int)
	go func() { // preempted in a loop
		b := makeBlob(400)
		p := &b.data[10]
		for i := 0; ; i++ {
			if *p != 4000 {
				panic(*p)
			}
			if i&0xfffff == 0 {
				select {
				case <-stop:
					spun <- b.check()
					return
				default:
				}
			}
		}
	}()
	collect()
	sum := deferred() + recovered() + deep(200, makeBlob(9))
	collect()
	close(gate)
	for i := 0; i < 12; i++ {
		sum += (<-queue).check()
	}
	for i := 0; i < 8; i++ {
		three := <-handed
		sum += three[0].check() + three[2].check()
	}
	for i := 0; i < 50; i++ {
		sum += <-results
	}
	wg.Wait()
	for i := 0; i < 3; i++ {
		sum += <-fired
	}
	close(stop)
	sum += <-spun
	v := boxed.(blob)
	sum += global.check() + globals[0].check() + globals[1].check() + table["four"].check() + v.check() + hook() + b.check() + *inside
	fmt.Println(sum)
}
