// The type an untyped constant gets: in shifts, comparisons, interfaces, variadic arguments, mixed expressions, switch, index, make, channel sends.
package main

import "fmt"

type F float32
type Bool bool

func show(xs ...any) {
	for _, x := range xs {
		fmt.Printf("%T:%v ", x, x)
	}
	fmt.Println()
}

func main() {
	var s uint = 3
	var i = 1 << s
	var j int32 = 1 << s
	var k = uint64(1 << s)
	var w int64 = 1.0 << 33
	var m = make([]int, 1.0<<s)
	var b = 1<<s == 2<<s
	show(i, j, k, w, len(m), b)
	var u = 1<<s != 0
	var u8 = uint8(200) + 1<<s>>3
	var arr [20]int
	arr[1<<s] = 7
	show(u, u8, arr[8])
	var f F = 1
	show(f/3 == F(1)/3, f+0.5, 2*f, f*1e10)
	var e any = 1
	show(e == 1, e == 1.0, e == 'a', e == uint(1))
	switch x := any('a'); x {
	case 97:
		show("int")
	case 'a':
		show("rune")
	}
	ch := make(chan any, 3)
	ch <- 1
	ch <- 1.5
	ch <- nil
	show(<-ch, <-ch, <-ch)
	show(1, 2.0, 'c', "s", true, 3i, nil, 1 < 2)
	var bb Bool = 1 < 2
	bb = bb && (i < 4 || !bb)
	show(bb, 'x' > 3, Bool(i == 8))
	var c64 complex64 = 1
	show(c64*2i, real(c64), imag(c64+1i), 1i*1i)
	var r rune = 'a'
	show(r+1, 'a'+s, 'b'-'a', string(r+1)+"!")
	var by byte = 'a'
	show(by, by-'a', by+1.0)
	show(min(1, 2.5), max(1, 'a'), min(f, 2), max("a", "b"), min(3, 2, 1))
	show(-5%3, -5/3, 5%-3, 7&-7, 7|8, 6^3, ^6)
	var d time = 2
	show(3*d, d*d, -d)
	var p = [...]string{2: "c", 'b' - 'a': "b"}
	show(len(p), p)
	show(float32(16777217.0), float32(0.1)*3, float64(float32(0.1)))
}

type time int64
