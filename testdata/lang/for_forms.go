// The forms of for, and range over integers, arrays, pointers to arrays, strings, maps and channels.
package main

import "fmt"

type Small uint8

func length() int { fmt.Print("<len> "); return 3 }

func main() {
	for i := 0; i < 3; i++ {
		fmt.Print(i, " ")
	}
	n := 3
	for n > 0 {
		n--
	}
	for {
		n++
		if n > 5 {
			break
		}
	}
	fmt.Println(n)

	for i := range 3 {
		i *= 10
		fmt.Print(i, " ")
	}
	for range 2 {
		fmt.Print("x ")
	}
	for i := range Small(3) {
		fmt.Printf("%T%d ", i, i)
	}
	for i := range length() {
		fmt.Print(i, " ")
	}
	for range -5 {
		fmt.Print("never")
	}
	fmt.Println()

	arr := [3]int{1, 2, 3}
	for i, v := range arr { // over a copy
		arr[2] = 100
		fmt.Print(i, v, " ")
	}
	fmt.Println(arr)
	arr = [3]int{1, 2, 3}
	for i, v := range &arr { // over the array itself
		arr[2] = 100
		fmt.Print(i, v, " ")
	}
	fmt.Println()
	var np *[4]int
	for i := range np { // only the length is used
		fmt.Print(i, " ")
	}
	fmt.Println(len(np))

	s := []int{1, 2, 3}
	for i, v := range s { // length is fixed at the start, elements are not
		if i == 0 {
			s = append(s, 4)
			s[1] = 50
		}
		fmt.Print(v, " ")
	}
	fmt.Println(s)
	t := []int{1, 2, 3}
	for i, v := range t {
		if i == 0 {
			t[1] = 50
		}
		fmt.Print(v, " ")
	}
	fmt.Println()

	for i, r := range "aé世𝄞" {
		fmt.Print(i, ":", string(r), " ")
	}
	fmt.Println()
	for i := range "aé世" {
		fmt.Print(i, " ")
	}
	fmt.Println()

	ch := make(chan string, 3)
	ch <- "a"
	ch <- "b"
	close(ch)
	for s := range ch {
		fmt.Print(s, " ")
	}
	fmt.Println()
	sum := 0
	for k, v := range map[int]int{1: 10, 2: 20} {
		sum += k * v
	}
	for range map[string]bool{"a": true, "b": false} {
		sum++
	}
	fmt.Println(sum)
	var last int
	for last = range 7 {
	}
	fmt.Println(last)
	for range []struct{}{{}, {}} {
		fmt.Print("e ")
	}
	fmt.Println()
}
