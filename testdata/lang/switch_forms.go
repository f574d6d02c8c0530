// Every form of expression switch.
package main

import "fmt"

func log(s string, v int) int { fmt.Print(s, " "); return v }

func kind(n int) string {
	switch {
	case n < 0:
		return "negative"
	case n == 0:
		return "zero"
	case n%2 == 0:
		return "even"
	}
	return "odd"
}

func fall(n int) (out []string) {
	switch n {
	case 1:
		out = append(out, "one")
		fallthrough
	case 2:
		out = append(out, "two")
		fallthrough
	default:
		out = append(out, "default")
	case 3:
		out = append(out, "three")
		fallthrough
	case 4:
		out = append(out, "four")
	}
	return
}

func word(s string) int {
	switch s {
	case "alpha", "beta":
		return 1
	case "gamma":
		return 2
	case "":
		return 3
	}
	return 0
}

func iface(v any) string {
	switch v {
	case 1:
		return "int 1"
	case "1":
		return "string 1"
	case 1.0:
		return "float 1"
	case nil:
		return "nil"
	}
	return "other"
}

func dense(i uint8) int {
	switch i {
	case 0:
		return 10
	case 1:
		return 11
	case 2:
		return 12
	case 3, 4, 5:
		return 13
	case 6:
		return 14
	case 7:
		return 15
	case 8:
		return 16
	case 255:
		return 17
	}
	return -1
}

func main() {
	for _, n := range []int{-3, 0, 4, 5} {
		fmt.Print(kind(n), " ")
	}
	fmt.Println()
	for n := range 6 {
		fmt.Println(n, fall(n))
	}
	fmt.Println(word("alpha"), word("beta"), word("gamma"), word(""), word("delta"))
	fmt.Println(iface(1), iface("1"), iface(1.0), iface(nil), iface(int8(1)))
	for _, i := range []uint8{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 254, 255} {
		fmt.Print(dense(i), " ")
	}
	fmt.Println()

	switch log("tag", 2) {
	case log("a", 1), log("b", 2), log("c", 3):
		fmt.Println("matched")
	case log("d", 2):
		fmt.Println("no")
	}
	switch x := 5; x {
	}
	switch x := 5; {
	case x > 3:
		fmt.Println("big")
	}
	switch {
	default:
		fmt.Println("bare")
	}
	switch [2]int{1, 2} {
	case [2]int{2, 1}:
		fmt.Println("swapped")
	case [2]int{1, 2}:
		fmt.Println("array")
	}
	type pt struct{ x, y int }
	switch (pt{1, 2}) {
	case pt{1, 2}:
		fmt.Println("struct")
	}
	switch f := func() bool { return false }; f() {
	case true:
		fmt.Println("t")
	case false:
		fmt.Println("f")
	}
}
