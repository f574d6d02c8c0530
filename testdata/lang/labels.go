// Labelled break and continue through for, switch and select.
package main

import "fmt"

func main() {
outer:
	for i := 0; i < 4; i++ {
		for j := 0; j < 4; j++ {
			if j == 2 {
				continue outer
			}
			if i == 3 {
				break outer
			}
			fmt.Print(i, j, " ")
		}
	}
	fmt.Println()

sw:
	switch {
	case true:
		for {
			if true {
				break sw
			}
		}
		fmt.Println("not reached")
	}

	n := 0
loop:
	for {
		switch n {
		case 0, 1, 2:
			n++
			continue loop
		case 3:
			n += 2
			break // leaves only the switch
		default:
			break loop
		}
		fmt.Println("after switch", n)
	}

	ch := make(chan int, 5)
	for i := range 5 {
		ch <- i
	}
	close(ch)
recv:
	for {
		select {
		case v, ok := <-ch:
			if !ok {
				break recv
			}
			if v%2 == 1 {
				continue recv
			}
			fmt.Print(v, " ")
		}
	}
	fmt.Println("end")

rows:
	for r, row := range [][]string{{"a", "b"}, {"c", "STOP", "d"}, {"e"}} {
		for _, s := range row {
			switch s {
			case "STOP":
				continue rows
			case "e":
				break rows
			}
			fmt.Print(r, s, " ")
		}
	}
	fmt.Println()
}
