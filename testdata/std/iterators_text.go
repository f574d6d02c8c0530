// The iterators of packages strings and bytes, errors.AsType and reflect.TypeAssert.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"reflect"
	"slices"
	"strings"
	"unicode"
)

func show[T any](name string, s iter.Seq[T]) {
	fmt.Printf("%s %q", name, slices.Collect(s))
	for v := range s {
		fmt.Printf(" first %q", v)
		break
	}
	fmt.Println()
}

type myErr struct{ code int }

func (e *myErr) Error() string { return fmt.Sprint("code ", e.code) }

type asErr struct{}

func (asErr) Error() string { return "as" }
func (asErr) As(target any) bool {
	if p, ok := target.(**myErr); ok {
		*p = &myErr{99}
		return true
	}
	return false
}

func main() {
	for _, s := range []string{"", "a", "a\nb\n", "\n\nx", "one two  three ", " é  ü\u2003z", "a,b,,c,", ",,", "\xff,\xfe"} {
		fmt.Printf("%q\n", s)
		show("lines", strings.Lines(s))
		show("split", strings.SplitSeq(s, ","))
		show("after", strings.SplitAfterSeq(s, ","))
		show("explode", strings.SplitSeq(s, ""))
		show("fields", strings.FieldsSeq(s))
		show("func", strings.FieldsFuncSeq(s, unicode.IsLetter))
		b := []byte(s)
		show("lines", bytes.Lines(b))
		show("split", bytes.SplitSeq(b, []byte(",")))
		show("after", bytes.SplitAfterSeq(b, []byte(",")))
		show("explode", bytes.SplitSeq(b, nil))
		show("fields", bytes.FieldsSeq(b))
		show("func", bytes.FieldsFuncSeq(b, unicode.IsLetter))
		for part := range bytes.SplitSeq(b, []byte(",")) {
			if cap(part) != len(part) {
				fmt.Println("spare", cap(part), len(part))
			}
		}
	}
	wrapped := fmt.Errorf("w: %w", errors.Join(errors.New("x"), fmt.Errorf("y: %w", &myErr{7})))
	if e, ok := errors.AsType[*myErr](wrapped); ok {
		fmt.Println(e.code, e)
	}
	_, ok := errors.AsType[*myErr](errors.New("none"))
	fmt.Println(ok)
	e, ok := errors.AsType[*myErr](fmt.Errorf("%w", asErr{}))
	fmt.Println(e, ok)
	_, err := os.Open("/does/not/exist")
	pe, ok := errors.AsType[*fs.PathError](err)
	fmt.Println(ok, pe.Op)
	_, ok = errors.AsType[interface {
		error
		Timeout() bool
	}](err)
	fmt.Println(ok)
	n, ok := reflect.TypeAssert[int](reflect.ValueOf(3))
	fmt.Println(n, ok)
	st, ok := reflect.TypeAssert[fmt.Stringer](reflect.ValueOf(3))
	fmt.Println(st, ok)
}
