// Locals, parameters and named results as they are after a recovered panic: changed before and in the loop, captured, in memory, of all sizes; the function goes on in its caller.
package main

import "fmt"

type big struct{ a [20]int }

func f(n int, s string, b big) (r int, out string, bb big, err error) {
	x := 1
	defer func() {
		if e := recover(); e != nil {
			r += x * 1000
			out += fmt.Sprint("|", n, s, x, e)
			bb.a[1] = b.a[0] + bb.a[0]
			err = fmt.Errorf("%v", e)
		}
	}()
	for i := range 10 {
		x += i
		n--
		r = x * 2
		s += "."
		b.a[0] = i
		bb.a[0]++
		out = fmt.Sprint(i)
		if n == 0 {
			panic(fmt.Sprint("at ", i))
		}
	}
	return
}

func floats(a, b float64, c complex128) (x float64, y complex128) {
	defer func() { recover() }()
	x = a + b
	y = c * 2
	var m map[int]int
	for i := range 3 {
		x *= 2
		y += complex(x, 1)
		if i == 1 {
			m[i] = 1
		}
	}
	return 0, 0
}

func many() (a, b, c, d, e, f, g, h int) {
	defer func() { recover(); a, h = h, a }()
	a, b, c, d = 1, 2, 3, 4
	e, f, g, h = a+b, b+c, c+d, d+e
	h = 50
	var p *int
	*p = a
	return 9, 9, 9, 9, 9, 9, 9, 9
}

func nested(depth int) (s string) {
	defer func() {
		if r := recover(); r != nil {
			s += fmt.Sprint("<", depth, r, ">")
			if depth > 1 {
				panic(fmt.Sprint(r, depth))
			}
		}
	}()
	if depth == 3 {
		panic("deep")
	}
	s = "unset" + nested(depth+1)
	return s
}

func loop() (log []string) {
	for i := range 4 {
		v := func() (v int) {
			defer func() {
				if r := recover(); r != nil {
					v = -i
				}
			}()
			a := []int{1, 2}
			return a[i] * 100
		}()
		log = append(log, fmt.Sprint(v))
	}
	return
}

func array() (a [5]int, s []int, m map[string]int) {
	defer func() { recover(); a[4] = len(s) + len(m) }()
	m = map[string]int{}
	for i := range 10 {
		a[i] = i * i
		s = append(s, i)
		m[fmt.Sprint(i%3)]++
	}
	return
}

func main() {
	fmt.Println(f(4, "s", big{}))
	fmt.Println(f(40, "s", big{}))
	fmt.Println(floats(1.5, 2.5, 1i))
	fmt.Println(many())
	fmt.Println(nested(1))
	fmt.Println(loop())
	fmt.Println(array())
}
