// Much garbage beside much that lives: lists, trees, maps, closures, interfaces, strings, slices of slices, in several goroutines; what lives is
// checked all the time, and memory stays bounded.
package main

import (
	"fmt"
	"runtime"
	"strings"
	"sync"
)

type tree struct {
	left, right *tree
	key         int
	value       any
	label       string
}

func (t *tree) insert(key int, r *rng) *tree {
	if t == nil {
		return &tree{key: key, value: r.value(key), label: fmt.Sprint("k", key)}
	}
	switch {
	case key < t.key:
		t.left = t.left.insert(key, r)
	case key > t.key:
		t.right = t.right.insert(key, r)
	default:
		t.value = r.value(key)
	}
	return t
}

func (t *tree) check() int {
	if t == nil {
		return 0
	}
	if t.label != fmt.Sprint("k", t.key) {
		panic("label of " + fmt.Sprint(t.key) + " is " + t.label)
	}
	n := 1
	switch v := t.value.(type) {
	case int:
		n += v - t.key
	case string:
		n += len(v) - len(strings.Repeat("x", t.key%50))
	case []int:
		for i, x := range v {
			n += x - t.key - i
		}
	case *tree:
		n += v.check() - 1
	case func() int:
		n += v() - t.key
	case map[string]*int:
		for k, p := range v {
			n += *p - len(k)
		}
	case [9]*string:
		for i, p := range v {
			if p != nil {
				n += len(*p) - i
			}
		}
	default:
		panic(fmt.Sprintf("%T", v))
	}
	return n + t.left.check() + t.right.check()
}

type rng uint64

func (r *rng) next(n int) int {
	*r = *r*6364136223846793005 + 1442695040888963407
	return int(*r>>33) % n
}

func (r *rng) value(key int) any {
	switch r.next(7) {
	case 0:
		return key
	case 1:
		return strings.Repeat("x", key%50)
	case 2:
		s := []int{}
		for i := 0; i < r.next(100); i++ {
			s = append(s, key+i)
		}
		return s
	case 3:
		return &tree{key: key, value: key, label: fmt.Sprint("k", key)}
	case 4:
		a, b := key/2, key-key/2
		return func() int { return a + b }
	case 5:
		m := map[string]*int{}
		for i := 0; i < r.next(12); i++ {
			k := strings.Repeat("y", i)
			n := len(k)
			m[k] = &n
		}
		return m
	}
	var a [9]*string
	for i := range a {
		if r.next(2) == 0 {
			s := strings.Repeat("z", i)
			a[i] = &s
		}
	}
	return a
}

func work(seed int) (total int) {
	r := rng(seed)
	var root *tree
	rows := make([][]byte, 300)
	for i := 0; i < 6000; i++ {
		root = root.insert(r.next(2000), &r)
		k := r.next(len(rows))
		row := make([]byte, r.next(3000))
		for j := range row {
			row[j] = byte(k)
		}
		rows[k] = row[len(row)/2:] // a pointer into it
		if i%1500 == 0 {
			total += root.check()
			for k, row := range rows {
				for _, b := range row {
					total += int(b) - k&255
				}
			}
		}
		if i == 3000 {
			root = nil
		}
	}
	return total + root.check()
}

func main() {
	var wg sync.WaitGroup
	totals := make([]int, 6)
	for i := range totals {
		wg.Add(1)
		go func() {
			defer wg.Done()
			totals[i] = work(i)
		}()
	}
	wg.Wait()
	fmt.Println(totals)
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	fmt.Println(stats.NumGC > 3, stats.TotalAlloc > 50<<20, stats.Sys < 200<<20, stats.HeapObjects < stats.Mallocs)
}
