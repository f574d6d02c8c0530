// Large maps grow, several times, under iterators that began before, between and after; with pointers in keys and elements.
package main

import (
	"fmt"
	"reflect"
	"runtime"
)

type big struct{ a, b, c, d, e int }

// over is what an iteration gives of the entries that were there when it began, while the map grows to eight times its size.
func over(m map[int]*big, size int) (seen, wrong int) {
	next := size
	for k, v := range m {
		if k < size {
			seen++
		}
		if v.a != k || v.e != -k {
			wrong++
		}
		for range 7 {
			if next < 8*size {
				m[next] = &big{a: next, e: -next}
				next++
			}
		}
	}
	return
}

func main() {
	m := map[int]*big{}
	for i := range 5000 {
		m[i] = &big{a: i, e: -i}
	}
	fmt.Println(over(m, 5000))
	fmt.Println(len(m) >= 5000)
	runtime.GC()

	// An iterator of package reflect reads its key when it is asked, perhaps after the map has moved on, twice.
	names := map[string]big{}
	for i := range 3000 {
		names[fmt.Sprint("name", i)] = big{a: i}
	}
	it := reflect.ValueOf(names).MapRange()
	good, next := 0, 3000
	for n := 0; n < 200 && it.Next(); n++ {
		for range 500 {
			names[fmt.Sprint("name", next)] = big{a: next}
			next++
		}
		if it.Key().String() == fmt.Sprint("name", it.Value().Field(0).Int()) {
			good++
		}
	}
	fmt.Println(good, len(names))

	// Elements that are read, changed and written by operations that make the map move.
	sums := map[[2]int32]big{}
	for i := range int32(20000) {
		k := [2]int32{i, i ^ 5}
		b := sums[[2]int32{i / 2, i/2 ^ 5}]
		b.a, b.e = int(i), b.a+b.e
		sums[k] = b
	}
	check := 0
	for k, b := range sums {
		if b.a != int(k[0]) {
			panic(k)
		}
		check += b.e
	}
	fmt.Println(len(sums), check)

	// Many maps grow side by side, while the collector works.
	done := make(chan int)
	for g := range 8 {
		go func() {
			m := map[string]*int{}
			for i := range 6000 {
				s := fmt.Sprint(g, i)
				m[s] = new(i)
				if i%1500 == 0 {
					runtime.GC()
				}
			}
			sum := 0
			for i := range 6000 {
				sum += *m[fmt.Sprint(g, i)]
			}
			done <- sum
		}()
	}
	for range 8 {
		fmt.Println(<-done)
	}
}
