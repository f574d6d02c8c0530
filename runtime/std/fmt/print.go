// The printing functions, and the walk over a format string.

package fmt

import (
	"io"
	"os"
	"reflect"
	"sync"
	"unicode/utf8"
)

// printer prints one call's operands into buf. It is reused through printers.
type printer struct {
	flags
	buf []byte

	arg any           // the operand being printed, for bad verbs
	val reflect.Value // the same where there is only a reflected value

	argNum     int  // the next operand of a format
	reordered  bool // the format used argument indexes
	goodArgNum bool // the directive's last argument index was right
	panicking  bool // printing what a panicking method panicked with: a further panic goes through
	erring     bool // printing a bad verb: don't call methods
	wrapErrs   bool // in Errorf: %w is a verb
	wrapped    []int

	scratch [72]byte
}

var printers = sync.Pool{New: newPrinterObject}

func newPrinterObject() any { return new(printer) }

func newPrinter() *printer {
	p := printers.Get().(*printer)
	p.flags = noFlags
	return p
}

// free gives the printer back, without what it points to.
func (p *printer) free() {
	if cap(p.buf) > 64<<10 {
		p.buf = nil // one huge print must not keep its memory
	} else {
		p.buf = p.buf[:0]
	}
	p.arg = nil
	p.val = reflect.Value{}
	p.argNum = 0
	p.reordered = false
	p.panicking = false
	p.erring = false
	p.wrapErrs = false
	if cap(p.wrapped) > 8 {
		p.wrapped = nil
	}
	p.wrapped = p.wrapped[:0]
	printers.Put(p)
}

// Write lets a Formatter, which has the printer as its State, use Fprintf.
func (p *printer) Write(b []byte) (n int, err error) {
	p.buf = append(p.buf, b...)
	return len(b), nil
}

// WriteString is the same for a string.
func (p *printer) WriteString(s string) (n int, err error) {
	p.buf = append(p.buf, s...)
	return len(s), nil
}

// Fprintf formats according to format and writes to w. It returns how many bytes were written and any write error.
func Fprintf(w io.Writer, format string, a ...any) (n int, err error) {
	p := newPrinter()
	p.printf(format, a)
	n, err = w.Write(p.buf)
	p.free()
	return
}

// Printf formats according to format and writes to standard output.
func Printf(format string, a ...any) (n int, err error) { return Fprintf(os.Stdout, format, a...) }

// Sprintf formats according to format and returns the string.
func Sprintf(format string, a ...any) string {
	p := newPrinter()
	p.printf(format, a)
	s := string(p.buf)
	p.free()
	return s
}

// Appendf formats according to format and appends to b.
func Appendf(b []byte, format string, a ...any) []byte {
	p := newPrinter()
	p.printf(format, a)
	b = append(b, p.buf...)
	p.free()
	return b
}

// Fprint writes the operands in their default formats, with a space between two that are not strings.
func Fprint(w io.Writer, a ...any) (n int, err error) {
	p := newPrinter()
	p.print(a)
	n, err = w.Write(p.buf)
	p.free()
	return
}

// Print is Fprint to standard output.
func Print(a ...any) (n int, err error) { return Fprint(os.Stdout, a...) }

// Sprint is Fprint to a string.
func Sprint(a ...any) string {
	p := newPrinter()
	p.print(a)
	s := string(p.buf)
	p.free()
	return s
}

// Append is Fprint to the end of b.
func Append(b []byte, a ...any) []byte {
	p := newPrinter()
	p.print(a)
	b = append(b, p.buf...)
	p.free()
	return b
}

// Fprintln writes the operands in their default formats with spaces between them and a newline at the end.
func Fprintln(w io.Writer, a ...any) (n int, err error) {
	p := newPrinter()
	p.println(a)
	n, err = w.Write(p.buf)
	p.free()
	return
}

// Println is Fprintln to standard output.
func Println(a ...any) (n int, err error) { return Fprintln(os.Stdout, a...) }

// Sprintln is Fprintln to a string.
func Sprintln(a ...any) string {
	p := newPrinter()
	p.println(a)
	s := string(p.buf)
	p.free()
	return s
}

// Appendln is Fprintln to the end of b.
func Appendln(b []byte, a ...any) []byte {
	p := newPrinter()
	p.println(a)
	b = append(b, p.buf...)
	p.free()
	return b
}

func (p *printer) println(a []any) {
	for i, x := range a {
		if i > 0 {
			p.buf = append(p.buf, ' ')
		}
		p.printArg(x, 'v')
	}
	p.buf = append(p.buf, '\n')
}

func (p *printer) print(a []any) {
	wasString := false
	for i, x := range a {
		str := isString(x)
		if i > 0 && !str && !wasString {
			p.buf = append(p.buf, ' ')
		}
		p.printArg(x, 'v')
		wasString = str
	}
}

// isString tells whether x is of a string kind.
func isString(x any) bool {
	switch x.(type) {
	case string:
		return true
	case nil, bool, int, error:
		// The usual ones, to spare reflection. (An error may be a string kind: below.)
		if _, ok := x.(error); !ok {
			return false
		}
	}
	return reflect.TypeOf(x).Kind() == reflect.String
}

// number is a decimal number in a format string: its value, whether there was one, and the index after it.
// A number that is too large counts as none and ends the format.
func number(s string, i, end int) (n int, ok bool, next int) {
	for next = i; next < end && '0' <= s[next] && s[next] <= '9'; next++ {
		if tooLarge(n) {
			return 0, false, end
		}
		n = n*10 + int(s[next]-'0')
		ok = true
	}
	return
}

// tooLarge tells whether n is no reasonable width or precision.
func tooLarge(n int) bool { return n > 1e6 || n < -1e6 }

// index reads an argument index like [3] at format[i:], if there is one. found is true for a proper one; a wrong one
// makes the directive a bad one.
func (p *printer) index(format string, i, nargs int) (next int, found bool) {
	if i >= len(format) || format[i] != '[' {
		return i, false
	}
	p.reordered = true
	for k := i + 1; k < len(format); k++ {
		if format[k] != ']' {
			continue
		}
		n, ok, after := number(format, i+1, k)
		if !ok || after != k {
			p.goodArgNum = false
			return k + 1, false
		}
		if n < 1 || n > nargs {
			p.goodArgNum = false
			return k + 1, true
		}
		p.argNum = n - 1
		return k + 1, true
	}
	p.goodArgNum = false
	return i + 1, false
}

// intArg takes the next operand as the value of a *.
func (p *printer) intArg(a []any) (n int, ok bool) {
	if p.argNum >= len(a) {
		return 0, false
	}
	x := a[p.argNum]
	p.argNum++
	n, ok = x.(int)
	if !ok {
		switch v := reflect.ValueOf(x); v.Kind() {
		case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
			n, ok = int(v.Int()), true
		case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
			n = int(v.Uint())
			ok = n >= 0
		}
	}
	if !ok || tooLarge(n) {
		return 0, false
	}
	return n, true
}

func (p *printer) badIndex(verb rune) {
	p.buf = append(p.buf, "%!"...)
	p.buf = utf8.AppendRune(p.buf, verb)
	p.buf = append(p.buf, "(BADINDEX)"...)
}

// printf prints a by format.
func (p *printer) printf(format string, a []any) {
	end := len(format)
	p.argNum = 0
	p.reordered = false
	for i := 0; i < end; {
		start := i
		for i < end && format[i] != '%' {
			i++
		}
		if i > start {
			p.buf = append(p.buf, format[start:i]...)
		}
		if i >= end {
			break
		}
		i++ // the %

		// The commonest: a letter at once, and an operand for it.
		p.flags = noFlags
		p.goodArgNum = true
		if i < end && 'a' <= format[i] && format[i] <= 'z' && p.argNum < len(a) {
			c := format[i]
			i++
			if c == 'w' {
				p.wrapped = append(p.wrapped, p.argNum)
			}
			p.printArg(a[p.argNum], rune(c))
			p.argNum++
			continue
		}
		i = p.directive(format, i, a)
	}
	if !p.reordered && p.argNum < len(a) {
		p.extra(a[p.argNum:])
	}
}

// directive prints the directive whose % is before format[i] and returns the index after it.
func (p *printer) directive(format string, i int, a []any) int {
	end := len(format)
scan:
	for ; i < end; i++ {
		switch format[i] {
		case '#':
			p.sharp = true
		case '0':
			p.zero = true
		case '+':
			p.plus = true
		case '-':
			p.minus = true
		case ' ':
			p.space = true
		default:
			break scan
		}
		p.plain = false
	}
	i, indexed := p.index(format, i, len(a))

	if i < end && format[i] == '*' {
		i++
		p.width, p.hasWidth = p.intArg(a)
		if !p.hasWidth {
			p.buf = append(p.buf, "%!(BADWIDTH)"...)
		}
		if p.width < 0 { // a negative width is a minus flag and a width
			p.width = -p.width
			p.minus = true
			p.zero = false
		}
		indexed = false
	} else {
		p.width, p.hasWidth, i = number(format, i, end)
		if indexed && p.hasWidth { // %[3]2d
			p.goodArgNum = false
		}
	}

	if i+1 <= end && format[i] == '.' {
		i++
		if indexed { // %[3].2d
			p.goodArgNum = false
		}
		i, indexed = p.index(format, i, len(a))
		if i < end && format[i] == '*' {
			i++
			p.precision, p.hasPrec = p.intArg(a)
			if p.precision < 0 { // a negative precision is none
				p.precision = 0
				p.hasPrec = false
				p.buf = append(p.buf, "%!(BADPREC)"...)
			} else if !p.hasPrec {
				p.buf = append(p.buf, "%!(BADPREC)"...)
			}
			indexed = false
		} else {
			p.precision, p.hasPrec, i = number(format, i, end)
			if !p.hasPrec { // a lone point
				p.precision = 0
				p.hasPrec = true
			}
		}
	}
	if !indexed {
		i, indexed = p.index(format, i, len(a))
	}
	if p.hasWidth || p.hasPrec {
		p.plain = false
	}

	if i >= end {
		p.buf = append(p.buf, "%!(NOVERB)"...)
		return end
	}
	verb, size := rune(format[i]), 1
	if verb >= utf8.RuneSelf {
		verb, size = utf8.DecodeRuneInString(format[i:])
	}
	i += size
	switch {
	case verb == '%':
		p.buf = append(p.buf, '%')
		return i
	case !p.goodArgNum:
		p.badIndex(verb)
		return i
	case p.argNum >= len(a):
		p.buf = append(p.buf, "%!"...)
		p.buf = utf8.AppendRune(p.buf, verb)
		p.buf = append(p.buf, "(MISSING)"...)
		return i
	}
	if verb == 'w' {
		p.wrapped = append(p.wrapped, p.argNum)
	}
	if verb == 'v' || verb == 'w' {
		p.sharpV, p.sharp = p.sharp, false
		p.plusV, p.plus = p.plus, false
	}
	p.printArg(a[p.argNum], verb)
	p.argNum++
	return i
}

// extra reports operands that the format did not use.
func (p *printer) extra(a []any) {
	p.flags = noFlags
	p.buf = append(p.buf, "%!(EXTRA "...)
	for i, x := range a {
		if i > 0 {
			p.buf = append(p.buf, ", "...)
		}
		if x == nil {
			p.buf = append(p.buf, "<nil>"...)
			continue
		}
		p.buf = append(p.buf, reflect.TypeOf(x).String()...)
		p.buf = append(p.buf, '=')
		p.printArg(x, 'v')
	}
	p.buf = append(p.buf, ')')
}
