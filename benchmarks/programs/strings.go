// Building, splitting, searching and iterating strings.
package main

import (
	"fmt"
	"strconv"
	"strings"
)

func main() {
	var sb strings.Builder
	for i := range 200_000 {
		sb.WriteString("word")
		sb.WriteString(strconv.Itoa(i * 7919 % 10007))
		sb.WriteByte(' ')
	}
	text := sb.String()
	total := 0
	for range 48 {
		for _, w := range strings.Fields(text) {
			if strings.HasSuffix(w, "7") {
				total += len(w)
			}
		}
		total += strings.Count(text, "word1")
		upper := strings.ToUpper(text)
		total += strings.Index(upper, "WORD10006")
		for i, r := range text {
			if r == ' ' {
				total += i & 1
			}
		}
		parts := strings.Split(text, "ord")
		total += len(strings.Join(parts, "-"))
		total += len(strings.ReplaceAll(text, "word", "w"))
	}
	s := ""
	for i := range 20_000 {
		s += string(rune('a' + i%26))
	}
	for _, n := range []int{1, 10, 1000} {
		total += len(fmt.Sprintf("%d %s %v", n, s[:n], n))
	}
	fmt.Println(total, len(s), len(text))
}
