// A bounded queue with two condition variables: nothing lost, never over its bound.
package main

import (
	"fmt"
	"sync"
)

type queue struct {
	mu              sync.Mutex
	notFull, notEmp *sync.Cond
	items           []int
	max, peak       int
	closed          bool
}

func newQueue(max int) *queue {
	q := &queue{max: max}
	q.notFull, q.notEmp = sync.NewCond(&q.mu), sync.NewCond(&q.mu)
	return q
}

func (q *queue) put(v int) {
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.items) == q.max {
		q.notFull.Wait()
	}
	q.items = append(q.items, v)
	q.peak = max(q.peak, len(q.items))
	q.notEmp.Signal()
}

func (q *queue) get() (int, bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.items) == 0 {
		if q.closed {
			return 0, false
		}
		q.notEmp.Wait()
	}
	v := q.items[0]
	q.items = q.items[1:]
	q.notFull.Signal()
	return v, true
}

func (q *queue) close() {
	q.mu.Lock()
	q.closed = true
	q.mu.Unlock()
	q.notEmp.Broadcast()
}

func main() {
	q := newQueue(4)
	var producers, consumers sync.WaitGroup
	var sum, count int
	var mu sync.Mutex
	for range 3 {
		consumers.Add(1)
		go func() {
			defer consumers.Done()
			for {
				v, ok := q.get()
				if !ok {
					return
				}
				mu.Lock()
				sum += v
				count++
				mu.Unlock()
			}
		}()
	}
	for p := range 4 {
		producers.Add(1)
		go func() {
			defer producers.Done()
			for i := range 1000 {
				q.put(p*1000 + i)
			}
		}()
	}
	producers.Wait()
	q.close()
	consumers.Wait()
	fmt.Println(sum, count, q.peak <= 4)
}
