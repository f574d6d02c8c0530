// What collectors live on: lists that change all the time beside a large live one, maps and strings that come and go, in two goroutines.
package main

import (
	"fmt"
	"strconv"
	"sync"
)

type item struct {
	next  *item
	value int
}

// lists keeps n lists and replaces one after the other.
func lists(n, length, rounds int) (sum int) {
	heads := make([]*item, n)
	for r := 0; r < rounds; r++ {
		var head *item
		for i := 0; i < length; i++ {
			head = &item{head, r + i}
		}
		heads[r*7919%n] = head
	}
	for _, h := range heads {
		for ; h != nil; h = h.next {
			sum += h.value
		}
	}
	return
}

// texts makes maps of strings and drops them.
func texts(rounds int) (sum int) {
	for r := 0; r < rounds; r++ {
		m := map[string][]int{}
		for i := 0; i < 1000; i++ {
			key := "key " + strconv.Itoa(i%300+r)
			m[key] = append(m[key], i)
		}
		for k, v := range m {
			sum += len(k) * len(v)
		}
	}
	return
}

func main() {
	var wg sync.WaitGroup
	var a, b int
	wg.Add(2)
	go func() { a = lists(5000, 200, 120_000); wg.Done() }()
	go func() { b = texts(3000); wg.Done() }()
	wg.Wait()
	fmt.Println(a, b)
}
