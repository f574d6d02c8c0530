// Variables that a loop only changes in place, and values that are taken apart before a loop that goes on compiled.
package main

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

type state struct {
	precise bool
	prec    int
}

// cut is b without what follows its first characters.
func (p *state) cut(b []byte) []byte {
	if p.precise {
		n := p.prec
		for i := 0; i < len(b); {
			n--
			if n < 0 {
				return b[:i]
			}
			w := 1
			if b[i] >= utf8.RuneSelf {
				_, w = utf8.DecodeRune(b[i:])
			}
			i += w
		}
	}
	return b
}

func down(list []int, left uint8) (steps int) {
	for {
		left -= 3
		if left < 3 {
			return
		}
		k := list[int(left)%len(list)]
		if k*k > 50 {
			steps += k
		}
	}
}

type reader struct{ inner io.Reader }

func (r *reader) read(n int) (found int) {
	below, ok := r.inner.(io.ByteReader)
	p := struct {
		a, b int
		w    io.ByteReader
	}{n, n + 1, below}
	for i := 0; i < n; i++ {
		if ok && i%2 == 0 {
			if c, err := below.ReadByte(); err == nil && c == 'a' {
				found++
			}
		} else if p.w != nil && p.a < p.b {
			if c, err := p.w.ReadByte(); err == nil && c == 'b' {
				found += 100
			}
		}
	}
	return
}

func main() {
	for round := 0; round < 3; round++ {
		fmt.Println(string((&state{true, 14}).cut([]byte("héllo wörld, ünïcode"))), string((&state{true, 7}).cut([]byte("abc"))), string((&state{}).cut([]byte("abc"))))
		fmt.Println(down([]int{1, 9, 3, 8, 2}, 250))
		text := strings.Repeat("abab c", 200)
		fmt.Println((&reader{strings.NewReader(text)}).read(1000), (&reader{io.LimitReader(nil, 0)}).read(1000))
	}
}
