// strings: searching, counting, cutting, splitting, trimming.
package main

import (
	"fmt"
	"strings"
	"unicode"
)

func main() {
	texts := []string{"", "a", "hello, world", "  padded\t\n", "aaaa", "日本語テキスト", "a,b,,c,", "x\xffy\xc3", "The quick brown fox jumps over the lazy dog", strings.Repeat("ab", 50) + "c"}
	subs := []string{"", "a", "aa", "o", "本", ",", "\xff", "lazy dog", "zzz", "abc"}
	for _, s := range texts {
		for _, t := range subs {
			fmt.Println(strings.Index(s, t), strings.LastIndex(s, t), strings.IndexAny(s, t), strings.LastIndexAny(s, t), strings.Count(s, t), strings.Contains(s, t),
				strings.ContainsAny(s, t), strings.HasPrefix(s, t), strings.HasSuffix(s, t), strings.Compare(s, t), strings.EqualFold(s, t))
			fmt.Printf("%q %q %q\n", strings.Split(s, t), strings.SplitAfterN(s, t, 3), strings.SplitN(s, t, 2))
			b, a, ok := strings.Cut(s, t)
			p, ok1 := strings.CutPrefix(s, t)
			q, ok2 := strings.CutSuffix(s, t)
			fmt.Printf("%q %q %t %q %t %q %t\n", b, a, ok, p, ok1, q, ok2)
			fmt.Printf("%q %q %q %q %q\n", strings.Trim(s, t), strings.TrimLeft(s, t), strings.TrimRight(s, t), strings.TrimPrefix(s, t), strings.TrimSuffix(s, t))
			fmt.Printf("%q %q\n", strings.Replace(s, t, "<>", 2), strings.ReplaceAll(s, t, ""))
		}
		fmt.Printf("%q %q %q\n", strings.Fields(s), strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == 'o' }), strings.TrimSpace(s))
		fmt.Println(strings.IndexByte(s, 'o'), strings.LastIndexByte(s, 'o'), strings.IndexRune(s, '語'), strings.IndexRune(s, '\uFFFD'), strings.ContainsRune(s, 'q'),
			strings.IndexFunc(s, unicode.IsUpper), strings.LastIndexFunc(s, unicode.IsLetter), strings.ContainsFunc(s, unicode.IsSpace))
		fmt.Printf("%q\n", strings.TrimFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }))
	}
	fmt.Println(strings.EqualFold("Straße", "STRASSE"), strings.EqualFold("Σίσυφος", "ΣΊΣΥΦΟΣ"), strings.EqualFold("K", "\u212A"))
}
