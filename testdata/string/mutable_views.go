// Bytes and strings do not share memory that can be seen changing; builders, joins and slices of big strings.
package main

import (
	"fmt"
	"strings"
)

func upper(b []byte) []byte {
	for i, c := range b {
		if c >= 'a' && c <= 'z' {
			b[i] = c - 32
		}
	}
	return b
}

func rev(s string) string {
	r := []rune(s)
	for i, j := 0, len(r)-1; i < j; i, j = i+1, j-1 {
		r[i], r[j] = r[j], r[i]
	}
	return string(r)
}

func isPal(s string) bool {
	for i, j := 0, len(s)-1; i < j; i, j = i+1, j-1 {
		if s[i] != s[j] {
			return false
		}
	}
	return true
}

func rle(s string) (out string) {
	for i := 0; i < len(s); {
		j := i
		for j < len(s) && s[j] == s[i] {
			j++
		}
		out += string(s[i])
		if j-i > 1 {
			out += fmt.Sprint(j - i)
		}
		i = j
	}
	return
}

func caesar(s string, k int) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z':
			return 'a' + (r-'a'+rune(k)+26)%26
		case r >= 'A' && r <= 'Z':
			return 'A' + (r-'A'+rune(k)+26)%26
		}
		return r
	}, s)
}

func main() {
	s := "immutable"
	fmt.Println(string(upper([]byte(s))), s)
	fmt.Println(rev("héllo, 世界"), rev(""), isPal("racecar"), isPal("ab"))
	fmt.Println(rle("aaabccd"), rle(""), caesar("Hello, World", 3), caesar(caesar("xyz", 5), -5))
	parts := make([]string, 0)
	big := strings.Repeat("0123456789", 100)
	for i := 0; i < len(big); i += 250 {
		parts = append(parts, big[i:min(i+250, len(big))])
	}
	fmt.Println(len(parts), strings.Join(parts, "") == big, parts[3][249:])
	var sb strings.Builder
	for i := range 100 {
		fmt.Fprintf(&sb, "%02x", i)
	}
	fmt.Println(sb.Len(), sb.String()[190:])
	sb.Reset()
	sb.WriteString("again")
	one := sb.String()
	sb.WriteString("!")
	fmt.Println(one, sb.String())
	b := []byte("abc")
	t := string(b)
	u := t + t
	b[0] = 'X'
	fmt.Println(t, u, string(b), t < string(b), t[1:] == string(b[1:]))
	words := map[string]int{}
	buf := make([]byte, 0, 16)
	for _, w := range []string{"a", "b", "a"} {
		buf = append(buf[:0], w...)
		words[string(buf)]++
	}
	fmt.Println(words)
	x := "x"
	for range 10 {
		x += x
	}
	fmt.Println(len(x), strings.Count(x, "x"))
	multi := `a
	"b" \n`
	fmt.Printf("%q %d\n", multi, len(multi))
	h := uint32(0)
	for i := range len(big) {
		h = h*31 + uint32(big[i])
	}
	fmt.Println(h)
}
