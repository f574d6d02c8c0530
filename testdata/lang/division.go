// Integer division truncates to zero, the remainder has the sign of the dividend; by constants too.
package main

import "fmt"

func main() {
	for _, p := range [][2]int{{5, 3}, {-5, 3}, {5, -3}, {-5, -3}, {7, 1}, {-7, 1}, {0, 9}, {1, 2}, {-1, 2}} {
		a, b := p[0], p[1]
		q, r := a/b, a%b
		fmt.Println(a, b, q, r, q*b+r == a)
	}
	for _, x := range []int{-9, -8, -7, -1, 0, 1, 7, 8, 9} {
		fmt.Print(x/2, x%2, x/4, x%4, x/8, x%8, x/-8, x%-8, x/3, x%3, x/7, x%10, x>>1, x>>3, x&7, "\n")
	}
	for _, u := range []uint32{0, 1, 6, 7, 9, 10, 99, 100, 4294967295} {
		fmt.Print(u/3, " ", u%3, " ", u/7, " ", u%7, " ", u/10, " ", u%10, " ", u/641, " ", u/4294967295, "\n")
	}
	for _, u := range []uint64{0, 12345678901234567890, 18446744073709551615} {
		fmt.Println(u/3, u%3, u/7, u/10, u%10, u/1000000007, u%1000000007, u/(1<<63), u%(1<<63))
	}
	for _, v := range []int8{-128, -127, -3, 3, 127} {
		fmt.Print(v/5, " ", v%5, " ", v/-1, " ", v/-128, " ", v%-128, "\n")
	}
	min := int64(-1 << 63)
	for _, d := range []int64{1, 2, 3, 10, -2, -3, -10, min} {
		fmt.Println(min/d, min%d)
	}
	fmt.Println(7.0/2, 7/2, 7/2.0, -7/2, 1/3*3, 1.0/3*3)
}
