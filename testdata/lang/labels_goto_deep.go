// goto into outer blocks, over blocks, backward across declarations; labels that share names with variables; break out of select, switch and for by label.
package main

import "fmt"

func state(n int) (log string) {
start:
	switch {
	case n > 10:
		log += "big "
		n -= 7
		goto start
	case n > 5:
		log += "mid "
		{
			n--
			if n%2 == 0 {
				goto even
			}
		}
		goto start
	}
	log += "small"
	return

even:
	log += "even "
	n /= 2
	goto start
}

func vars() {
	i := 0
i:
	if i < 3 {
		x := i * i
		fmt.Print(x, " ")
		i++
		goto i
	}
	fmt.Println("i", i)
}

func closures() {
	var fs []func() int
	n := 0
loop:
	{
		v := n
		fs = append(fs, func() int { v++; return v })
	}
	if n++; n < 3 {
		goto loop
	}
	for _, f := range fs {
		f()
		fmt.Print(f(), " ")
	}
	fmt.Println()
}

func breaks(c chan int) {
L:
	for i := 0; ; i++ {
	S:
		select {
		case v := <-c:
			switch {
			case v == 1:
				continue L
			case v == 2:
				break S
			case v == 3:
				break
			case v == 4:
				break L
			}
			fmt.Print("after switch ", v, ";")
		default:
			fmt.Print("empty;")
			break L
		}
		fmt.Print("end ", i, ";")
	}
	fmt.Println()
B:
	switch {
	default:
		if len(c) == 0 {
			break B
		}
		fmt.Println("not empty")
	}
	func() {
	L:
		for {
			for range 3 {
				break L
			}
		}
	}()
I:
	for {
		if true {
			for {
				break I
			}
		}
	}
T:
	switch any(c).(type) {
	case chan int:
		for i := range 3 {
			if i == 1 {
				break T
			}
		}
		fmt.Println("never")
	}
}

func main() {
	fmt.Println(state(25))
	fmt.Println(state(6))
	vars()
	closures()
	c := make(chan int, 10)
	for _, v := range []int{1, 2, 3, 5, 4, 9} {
		c <- v
	}
	breaks(c)
	breaks(make(chan int))
}
