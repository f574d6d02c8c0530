// Nested range-over-func loops: break, continue and goto to labels at every level, return with values from the innermost.
package main

import "fmt"

func upto(name string, n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		defer fmt.Print("<", name, ">")
		for i := 0; i < n; i++ {
			if !yield(i) {
				fmt.Print("!", name)
				return
			}
		}
	}
}

func find(want int) (s string, n int) {
	defer func() { s = "(" + s + ")"; n *= 10 }()
	for i := range upto("a", 3) {
		for j := range upto("b", 3) {
			for k := range upto("c", 3) {
				n++
				if i*9+j*3+k == want {
					return fmt.Sprint(i, j, k), n
				}
			}
		}
	}
	return "no", n
}

func labels() {
outer:
	for i := range upto("x", 4) {
	middle:
		for j := range 4 {
			for k := range upto("z", 4) {
				switch {
				case k == 1 && j == 0:
					continue middle
				case k == 2 && i == 0:
					continue outer
				case k == 3 && i == 2:
					break outer
				case j == 2:
					break middle
				}
				fmt.Print(" ", i, j, k)
			}
		}
	}
	fmt.Println()
}

func gotos() {
	n := 0
again:
	for i := range upto("g", 5) {
		for range upto("h", 2) {
			n++
			if i == 1 && n < 9 {
				goto again
			}
			if i == 2 {
				goto done
			}
		}
	}
	fmt.Print("not reached")
done:
	fmt.Println(" n", n)
}

func inSelect() (r int) {
	c := make(chan int, 1)
	for i := range upto("s", 5) {
		select {
		case c <- i:
			if i == 0 {
				continue
			}
		case v := <-c:
			if v == i-1 && v > 0 {
				break
			}
			r += v + i
			if i == 3 {
				return r * 100
			}
		}
	}
	return r
}

func main() {
	fmt.Println(find(0))
	fmt.Println(find(14))
	fmt.Println(find(99))
	labels()
	gotos()
	fmt.Println(inSelect())
}
