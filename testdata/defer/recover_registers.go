// After recovery the caller continues with all its variables right: many locals of several kinds, changed before and in between.
//
// Values that a compiler likes to keep in registers across the call are read after it.
package main

import "fmt"

func boom(n int) int {
	if n%3 == 0 {
		panic(n)
	}
	return n * 2
}

func safe(n int) (r int, ok bool) {
	defer func() {
		if e := recover(); e != nil {
			r, ok = -e.(int), false
		}
	}()
	return boom(n), true
}

func heavy(seed int) (res [8]int, f float64, s string) {
	a, b, c, d := seed, seed+1, seed+2, seed+3
	x, y := float64(seed)/2, float64(seed)*3
	str := "s"
	for i := range 30 {
		v, ok := safe(i + seed)
		if ok {
			a += v
			x += float64(v)
		} else {
			b -= v
			y -= float64(v) / 2
			str += "!"
		}
		c, d = d, c+i
	}
	return [8]int{a, b, c, d, seed}, x + y, str
}

func inLoop() (total int, names []string) {
	i, k := 0, 100
	for i = 0; i < 10; i++ {
		name := fmt.Sprint("n", i)
		func() {
			defer func() {
				if recover() != nil {
					k--
					names = append(names, name)
				}
			}()
			total += boom(i) + k
			k += 2
		}()
		total++
	}
	return total + i + k, names
}

func named(n int) (a int, b string, c []int) {
	a, b, c = 1, "start", []int{1}
	defer func() {
		r := recover()
		c = append(c, len(b))
		b = fmt.Sprint(b, " ", r)
	}()
	a = 2
	b = "middle"
	c = append(c, 5)
	a = boom(n)
	b = "end"
	return a + 1, b + "!", append(c, 9)
}

func twice() (s string) {
	x := 1
	func() {
		defer func() { recover(); x *= 10 }()
		x = 2
		panic("a")
	}()
	y := x + 1
	func() {
		defer func() { recover(); x += y }()
		x++
		panic("b")
	}()
	return fmt.Sprint(x, y)
}

func main() {
	for seed := range 4 {
		fmt.Println(heavy(seed))
	}
	fmt.Println(inLoop())
	fmt.Println(named(3))
	fmt.Println(named(4))
	fmt.Println(twice())
}
