// copy with overlap in both directions, from strings, and with unequal lengths.
package main

import "fmt"

type T struct {
	a int
	b string
}

func main() {
	s := []int{1, 2, 3, 4, 5, 6, 7, 8}
	fmt.Println(copy(s[2:], s), s)
	s = []int{1, 2, 3, 4, 5, 6, 7, 8}
	fmt.Println(copy(s, s[3:]), s)
	s = []int{1, 2, 3}
	fmt.Println(copy(s, s), s)
	d := make([]int, 2)
	fmt.Println(copy(d, s), d)
	fmt.Println(copy(s, []int{9}), s)
	fmt.Println(copy(s, []int(nil)), copy([]int(nil), s), s)
	b := make([]byte, 4)
	fmt.Println(copy(b, "hello"), string(b))
	fmt.Println(copy(b[1:], "é"), b)
	ts := []T{{1, "a"}, {2, "b"}, {3, "c"}}
	copy(ts[1:], ts)
	fmt.Println(ts)
	ts[1].b = "changed"
	fmt.Println(ts)
	big := make([]byte, 1000)
	for i := range big {
		big[i] = byte(i)
	}
	copy(big[1:], big)
	sum := 0
	for i, v := range big {
		sum += i * int(v)
	}
	fmt.Println(sum, big[0], big[1], big[257], big[999])
	copy(big, big[500:])
	fmt.Println(big[0], big[499], big[500])
	arr := [4]string{"w", "x", "y", "z"}
	copy(arr[:], arr[2:])
	fmt.Println(arr)
	var zs [3]struct{}
	fmt.Println(copy(zs[:], make([]struct{}, 9)))
	// insert and delete idioms
	in := []int{1, 2, 5}
	in = append(in, 0)
	copy(in[3:], in[2:])
	in[2] = 3
	fmt.Println(in)
	in = in[:1+copy(in[1:], in[2:])]
	fmt.Println(in)
	in = append(in, in...)
	in = append(in[:2], in[1:]...)
	fmt.Println(in)
	bs := append([]byte("ab"), "cd"...)
	fmt.Println(string(append(bs, bs...)))
}
