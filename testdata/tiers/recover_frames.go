// recover works in functions called by the runtime for the panic, and nowhere else, in whichever tier each frame is.
package main

import "fmt"

func helper() any { return recover() }

func spin(n int) (s int) {
	for i := 0; i < n; i++ {
		s += i % 5
	}
	return
}

// The deferred function has a loop before it recovers: it may go on compiled.
func lateRecover(n int) (text string) {
	defer func() {
		s := 0
		for i := 0; i < n; i++ {
			s += i & 1
		}
		text = fmt.Sprint(recover(), " ", s)
	}()
	panic("late")
}

func indirect(n int) (text string) {
	defer func() {
		text += fmt.Sprint(recover())
	}()
	defer func() {
		for i := 0; i < n; i++ {
			if i == n-1 {
				text += fmt.Sprint(helper(), " ", func() any { return recover() }(), " ")
			}
		}
	}()
	panic(spin(n))
}

type T struct{ text string }

func (t *T) catch() { t.text += fmt.Sprint(recover(), ";") }

type catcher interface{ catch() }

func methods(n int) string {
	t := &T{}
	var c catcher = t
	for i := 0; i < n; i++ {
		func() {
			if i&1 == 0 {
				defer c.catch()
			} else {
				defer t.catch()
			}
			if i >= n-2 {
				panic(i)
			}
			t.text = ""
		}()
	}
	return t.text
}

func nestedPanics(n int) (text string) {
	defer func() { text += fmt.Sprint(recover()) }()
	defer func() {
		defer func() { text += fmt.Sprint(recover(), " ") }()
		for i := 0; ; i++ {
			if i == n {
				panic("inner")
			}
		}
	}()
	for i := 0; ; i++ {
		if i == n {
			panic("outer")
		}
	}
}

// Values that change in the loop are seen by the deferred call and by the code after the recovery.
func values(n int) (a int, b float64, c string, d []int) {
	x := 0
	defer func() {
		if r := recover(); r != nil {
			a += x
			d = append(d, len(c))
		}
	}()
	for i := 0; i <= n; i++ {
		a, b = i, float64(i)/2
		x++
		if i%100000 == 0 {
			c += "c"
			d = append(d, i)
		}
	}
	var e error
	_ = e.Error()
	return 1, 2, "3", nil
}

func again(n, depth int) (sum int) {
	defer func() {
		if r := recover(); r != nil && depth > 0 {
			sum += again(n, depth-1)
		}
	}()
	for i := 0; i < n; i++ {
		sum++
		if sum == n {
			panic("again")
		}
	}
	return
}

func main() {
	for round := 0; round < 3; round++ {
		fmt.Println(lateRecover(300000))
		fmt.Println(indirect(300000))
		fmt.Println(methods(20001))
		fmt.Println(nestedPanics(200000))
		fmt.Println(values(300000))
		fmt.Println(again(50000, 5))
	}
}
