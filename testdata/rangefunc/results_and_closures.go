// Function results, named results and captured variables written from bodies of range-over-func loops, in nested function literals and with goto and labelled continue.
package main

import "fmt"

func seq(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		for i := 0; i < n; i++ {
			if !yield(i) {
				return
			}
		}
	}
}

func multi(want int) (a int, b string, c []int) {
	for i := range seq(10) {
		c = append(c, i)
		if i == want {
			return i, fmt.Sprint("at ", i), c
		}
		a--
	}
	b = "end"
	return
}

func naked(n int) (sum int, err error) {
	for i := range seq(n) {
		sum += i
		if i == 3 {
			err = fmt.Errorf("too many")
			return
		}
	}
	return
}

func closures() (fs []func() int) {
	total := 0
	for i := range seq(3) {
		for j := range seq(2) {
			total += i * j
			fs = append(fs, func() int { i += j + 1; total++; return i*100 + total })
		}
	}
	return
}

func inner() string {
	f := func() (s string) {
		for i := range seq(5) {
			g := func() bool {
				for j := range seq(5) {
					if j == i {
						return j == 3
					}
				}
				return false
			}
			if g() {
				return fmt.Sprint("inner returns at ", i)
			}
		}
		return "none"
	}
	return f()
}

func retry() (log []int) {
	tries := 0
again:
	for i := range seq(4) {
		for k := range 3 {
			log = append(log, i*10+k)
			if i == 1 && k == 1 && tries < 1 {
				tries++
				goto again
			}
			if k == i {
				break
			}
		}
	}
	return
}

func swtch() (out string) {
outer:
	for i := range seq(6) {
		switch {
		case i == 1:
			continue
		case i == 2:
			break
		case i == 3:
			continue outer
		case i == 5:
			break outer
		}
		out += fmt.Sprint(i)
	}
	return
}

func shared(p *int) (q *int) {
	for i := range seq(3) {
		*p += i
		q = &i
	}
	return
}

func tuple() (int, error) {
	for range seq(1) {
		return naked(10)
	}
	return 0, nil
}

func main() {
	fmt.Println(multi(2))
	fmt.Println(multi(20))
	fmt.Println(naked(3))
	fmt.Println(naked(9))
	for _, f := range closures() {
		fmt.Print(f(), " ", f(), " ")
	}
	fmt.Println()
	fmt.Println(inner())
	fmt.Println(retry())
	fmt.Println(swtch())
	x := 5
	fmt.Println(*shared(&x), x)
	fmt.Println(tuple())
}
