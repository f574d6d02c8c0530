// go statements in loops: literals with parameters, method values, addresses of iteration variables, deep closures; results collected in order.
package main

import (
	"fmt"
	"sync"
)

type T struct {
	n   int
	out []string
}

func (t *T) run(wg *sync.WaitGroup, x int) { defer wg.Done(); t.out[x] = fmt.Sprint("run", t.n, x) }

func fill(wg *sync.WaitGroup, dst *string, src *[4]int) {
	defer wg.Done()
	*dst = fmt.Sprint(*src)
}

func main() {
	out := make([]string, 40)
	var wg sync.WaitGroup
	for i := range 5 {
		wg.Add(1)
		go func(x int) {
			defer wg.Done()
			out[x] = fmt.Sprint("lit", i, x)
		}(i)
	}
	for i := 5; i < 10; i++ {
		var a [4]int
		a[i%4] = i
		wg.Add(1)
		go fill(&wg, &out[i], &a)
	}
	for i := range 5 {
		t := T{i, out[10:15]}
		wg.Add(1)
		go t.run(&wg, i)
	}
	for i := range 5 {
		f := (&T{i * 7, out[15:20]}).run
		wg.Add(1)
		go f(&wg, i)
	}
	for i := range 5 {
		x := i * 3
		g := func() func() string { return func() string { x++; return fmt.Sprint("deep", x, i) } }()
		wg.Add(1)
		go func(h func() string, p *int) {
			defer wg.Done()
			h()
			out[20+i] = h() + fmt.Sprint(*p)
		}(g, &i)
	}
	wg.Go(func() { out[25] = "Go" })
	wg.Wait()
	for _, s := range out[:26] {
		fmt.Println(s)
	}
}
