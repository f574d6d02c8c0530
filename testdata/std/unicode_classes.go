// unicode: classes, case mappings, folding and range tables.
package main

import (
	"fmt"
	"sort"
	"unicode"
)

func main() {
	for _, r := range []rune{-1, 0, '\t', ' ', 'A', 'z', '5', '_', '~', 0x7F, 0x85, 0xA0, 'é', 'ß', 'Σ', 'ς', 'ſ', 'ǅ', 'İ', 'ı', '日', '٣', 'Ⅷ', 'ⓐ', '€', '\u0301', 0x2028, 0x200B, 0xD800, 0xE000, 0xFEFF, '𝒜', '😀', 0x2FFFF, 0x10FFFF, 0x110000} {
		fmt.Println(r, unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsNumber(r), unicode.IsUpper(r), unicode.IsLower(r), unicode.IsTitle(r), unicode.IsSpace(r),
			unicode.IsControl(r), unicode.IsGraphic(r), unicode.IsPrint(r), unicode.IsMark(r), unicode.IsPunct(r), unicode.IsSymbol(r))
		fmt.Println(unicode.ToUpper(r), unicode.ToLower(r), unicode.ToTitle(r), unicode.SimpleFold(r), unicode.TurkishCase.ToLower(r), unicode.TurkishCase.ToUpper(r), unicode.To(unicode.UpperCase, r))
		fmt.Println(unicode.Is(unicode.Han, r), unicode.Is(unicode.Latin, r), unicode.In(r, unicode.Greek, unicode.Cyrillic, unicode.Nd), unicode.IsOneOf(unicode.PrintRanges, r))
	}
	counts := map[string]int{}
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if unicode.IsLetter(r) {
			counts["letter"]++
		}
		if unicode.IsPrint(r) {
			counts["print"]++
		}
		if unicode.ToUpper(r) != r {
			counts["upper"]++
		}
		if unicode.SimpleFold(r) != r {
			counts["fold"]++
		}
	}
	fmt.Println(counts, unicode.Version)
	for _, m := range []map[string]*unicode.RangeTable{unicode.Categories, unicode.Scripts, unicode.Properties} {
		names := []string{}
		for name := range m {
			names = append(names, name)
		}
		sort.Strings(names)
		sum := 0
		for _, name := range names {
			for _, r := range m[name].R16 {
				sum = sum*31 + int(r.Lo) + int(r.Hi)*3 + int(r.Stride)*7
			}
			for _, r := range m[name].R32 {
				sum = sum*31 + int(r.Lo) + int(r.Hi)*3 + int(r.Stride)*7
			}
		}
		fmt.Println(len(names), names[0], names[len(names)-1], sum)
	}
	mine := &unicode.RangeTable{R16: []unicode.Range16{{'a', 'e', 2}, {'x', 'z', 1}}, R32: []unicode.Range32{{0x1F600, 0x1F604, 4}}}
	for _, r := range "abcxy😀😁😄" {
		fmt.Print(unicode.Is(mine, r), " ")
	}
	fmt.Println(len(unicode.CaseRanges), unicode.CaseRanges[0], unicode.CategoryAliases["Letter"])
}
