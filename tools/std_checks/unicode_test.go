// Checks of unicode against Go's, for every rune and table.
package unicode

import (
	"reflect"
	"testing"
	"unicode"

	our "stdcheck/std/unicode"
)

func TestRunes(t *testing.T) {
	for r := rune(-5); r < 0x110010; r++ {
		a := [...]bool{our.IsLetter(r), our.IsDigit(r), our.IsNumber(r), our.IsUpper(r), our.IsLower(r), our.IsTitle(r), our.IsSpace(r), our.IsControl(r), our.IsGraphic(r), our.IsPrint(r), our.IsMark(r), our.IsPunct(r), our.IsSymbol(r)}
		b := [...]bool{unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsNumber(r), unicode.IsUpper(r), unicode.IsLower(r), unicode.IsTitle(r), unicode.IsSpace(r), unicode.IsControl(r), unicode.IsGraphic(r), unicode.IsPrint(r), unicode.IsMark(r), unicode.IsPunct(r), unicode.IsSymbol(r)}
		if a != b {
			t.Fatalf("%x %v %v", r, a, b)
		}
		c := [...]rune{our.ToUpper(r), our.ToLower(r), our.ToTitle(r), our.SimpleFold(r), our.TurkishCase.ToLower(r), our.TurkishCase.ToUpper(r), our.TurkishCase.ToTitle(r), our.To(3, r)}
		d := [...]rune{unicode.ToUpper(r), unicode.ToLower(r), unicode.ToTitle(r), unicode.SimpleFold(r), unicode.TurkishCase.ToLower(r), unicode.TurkishCase.ToUpper(r), unicode.TurkishCase.ToTitle(r), unicode.To(3, r)}
		if c != d {
			t.Fatalf("%x %x %x", r, c, d)
		}
		if our.Is(our.Han, r) != unicode.Is(unicode.Han, r) || our.Is(our.Upper, r) != unicode.Is(unicode.Upper, r) || our.In(r, our.Latin, our.Nd) != unicode.In(r, unicode.Latin, unicode.Nd) {
			t.Fatalf("Is %x", r)
		}
	}
}

func same(a *our.RangeTable, b *unicode.RangeTable) bool {
	if len(a.R16) != len(b.R16) || len(a.R32) != len(b.R32) || a.LatinOffset != b.LatinOffset {
		return false
	}
	for i := range a.R16 {
		if a.R16[i] != our.Range16(b.R16[i]) {
			return false
		}
	}
	for i := range a.R32 {
		if a.R32[i] != our.Range32(b.R32[i]) {
			return false
		}
	}
	return true
}

func TestTables(t *testing.T) {
	for i, m := range []map[string]*our.RangeTable{our.Categories, our.Scripts, our.Properties, our.FoldCategory, our.FoldScript} {
		w := []map[string]*unicode.RangeTable{unicode.Categories, unicode.Scripts, unicode.Properties, unicode.FoldCategory, unicode.FoldScript}[i]
		if len(m) != len(w) {
			t.Fatal(i)
		}
		for name, table := range w {
			if !same(m[name], table) {
				t.Fatal(name)
			}
		}
	}
	if !same(our.Letter, unicode.Letter) || !same(our.White_Space, unicode.White_Space) || !same(our.Zs, unicode.Zs) || !same(our.Cyrillic, unicode.Cyrillic) || !same(our.Digit, unicode.Digit) {
		t.Fatal("names")
	}
	if !reflect.DeepEqual(our.CategoryAliases, unicode.CategoryAliases) || len(our.CaseRanges) != len(unicode.CaseRanges) || our.Version != unicode.Version {
		t.Fatal("aliases")
	}
	for i, c := range our.CaseRanges {
		w := unicode.CaseRanges[i]
		if c.Lo != w.Lo || c.Hi != w.Hi || [3]rune(c.Delta) != [3]rune(w.Delta) {
			t.Fatal(c, w)
		}
	}
}
