// Scanning: the functions, and the reader they share.
//
// A scanner reads rune by rune and can go back one. The first error sticks: after it nothing is read or stored any more, so the code that
// takes input apart need not look for errors at each step, only before it stores a result.

package fmt

import (
	"errors"
	"io"
	"os"
	"sync"
	"unicode/utf8"
)

// ScanState is what a Scanner sees of the scanner.
type ScanState interface {
	// ReadRune reads the next rune; io.EOF at the end of input, of the line for Scanln, or of the width.
	ReadRune() (r rune, size int, err error)
	// UnreadRune makes the next ReadRune return the same rune again.
	UnreadRune() error
	// SkipSpace skips spaces, newlines as the operation treats them.
	SkipSpace()
	// Token skips spaces if skipSpace and returns the runes that satisfy f (nil: that are not spaces). The slice is reused.
	Token(skipSpace bool, f func(rune) bool) (token []byte, err error)
	// Width returns the width option and whether it was set.
	Width() (wid int, ok bool)
	// Read is there only to make it an io.Reader; it should not be called.
	Read(buf []byte) (n int, err error)
}

// Scanner is implemented by values that can read themselves.
type Scanner interface {
	Scan(state ScanState, verb rune) error
}

// Scan reads values separated by spaces, newlines counting as such, from standard input into the arguments. It returns how many it read,
// and an error if they are not all.
func Scan(a ...any) (n int, err error) { return Fscan(os.Stdin, a...) }

// Scanln is Scan that stops at a newline, where the last value must be.
func Scanln(a ...any) (n int, err error) { return Fscanln(os.Stdin, a...) }

// Scanf reads values as format tells from standard input. Newlines in the input must match the format's.
func Scanf(format string, a ...any) (n int, err error) { return Fscanf(os.Stdin, format, a...) }

// Sscan is Scan from a string.
func Sscan(str string, a ...any) (n int, err error) {
	return Fscan(&stringReader{s: str}, a...)
}

// Sscanln is Scanln from a string.
func Sscanln(str string, a ...any) (n int, err error) {
	return Fscanln(&stringReader{s: str}, a...)
}

// Sscanf is Scanf from a string.
func Sscanf(str string, format string, a ...any) (n int, err error) {
	return Fscanf(&stringReader{s: str}, format, a...)
}

// Fscan is Scan from r. If r cannot unread runes, one beyond what was used may be lost.
func Fscan(r io.Reader, a ...any) (n int, err error) {
	s := newScanner(r, true, false)
	n, err = s.scan(a)
	s.free()
	return
}

// Fscanln is Scanln from r.
func Fscanln(r io.Reader, a ...any) (n int, err error) {
	s := newScanner(r, false, true)
	n, err = s.scan(a)
	s.free()
	return
}

// Fscanf is Scanf from r.
func Fscanf(r io.Reader, format string, a ...any) (n int, err error) {
	s := newScanner(r, false, false)
	n, err = s.scanf(format, a)
	s.free()
	return
}

// stringReader reads runes from a string.
type stringReader struct {
	s    string
	pos  int
	last int // size of the rune before pos, for UnreadRune
}

func (r *stringReader) Read(b []byte) (n int, err error) {
	n = copy(b, r.s[r.pos:])
	r.pos += n
	r.last = 0
	if n == 0 {
		err = io.EOF
	}
	return
}

func (r *stringReader) ReadRune() (c rune, size int, err error) {
	if r.pos >= len(r.s) {
		r.last = 0
		return 0, 0, io.EOF
	}
	c, size = rune(r.s[r.pos]), 1
	if c >= utf8.RuneSelf {
		c, size = utf8.DecodeRuneInString(r.s[r.pos:])
	}
	r.pos += size
	r.last = size
	return
}

func (r *stringReader) UnreadRune() error {
	r.pos -= r.last
	r.last = 0
	return nil
}

// runeReader makes an io.RuneScanner of an io.Reader, reading one byte at a time so that nothing is read in vain.
type runeReader struct {
	r       io.Reader
	pending [utf8.UTFMax]byte // bytes read but not used: those after an invalid first one
	n       int
	last    rune // the rune before
	size    int
	again   bool // deliver last once more
}

// fill makes sure that at least n bytes are pending.
func (r *runeReader) fill(n int) error {
	for r.n < n {
		m, err := r.r.Read(r.pending[r.n : r.n+1])
		r.n += m
		if m == 0 && err != nil {
			return err
		}
	}
	return nil
}

func (r *runeReader) ReadRune() (c rune, size int, err error) {
	if r.again {
		r.again = false
		return r.last, r.size, nil
	}
	if err := r.fill(1); err != nil {
		return 0, 0, err
	}
	for !utf8.FullRune(r.pending[:r.n]) {
		if err := r.fill(r.n + 1); err == io.EOF {
			break
		} else if err != nil {
			return 0, 0, err
		}
	}
	c, size = utf8.DecodeRune(r.pending[:r.n])
	copy(r.pending[:], r.pending[size:r.n])
	r.n -= size
	r.last, r.size = c, size
	return
}

func (r *runeReader) UnreadRune() error {
	if r.again {
		return errors.New("fmt: scanning called UnreadRune with no rune available")
	}
	r.again = true
	return nil
}

const (
	eof     = -1
	hugeWid = 1 << 30
)

// scanner reads one call's operands.
type scanner struct {
	in        io.RuneScanner
	buf       []byte // the token
	count     int    // runes read
	atEOF     bool
	err       error
	nlIsSpace bool // newlines are spaces (Scan)
	nlIsEnd   bool // a newline is the end of input (Scanln)
	limit     int  // count must not go beyond: the end of the operand's width
	width     int
}

var scanners = sync.Pool{New: newScannerObject}

func newScannerObject() any { return new(scanner) }

func newScanner(r io.Reader, nlIsSpace, nlIsEnd bool) *scanner {
	s := scanners.Get().(*scanner)
	in, ok := r.(io.RuneScanner)
	if !ok {
		in = &runeReader{r: r}
	}
	*s = scanner{in: in, buf: s.buf[:0], nlIsSpace: nlIsSpace, nlIsEnd: nlIsEnd, limit: hugeWid, width: hugeWid}
	return s
}

func (s *scanner) free() {
	if cap(s.buf) > 1024 {
		return
	}
	s.in = nil
	s.err = nil
	scanners.Put(s)
}

// Read is part of ScanState.
func (s *scanner) Read(buf []byte) (n int, err error) {
	return 0, errors.New("ScanState's Read should not be called. Use ReadRune")
}

// ReadRune is part of ScanState.
func (s *scanner) ReadRune() (r rune, size int, err error) {
	if s.err != nil {
		return 0, 0, s.err
	}
	if s.atEOF || s.count >= s.limit {
		return 0, 0, io.EOF
	}
	r, size, err = s.in.ReadRune()
	if err == nil {
		s.count++
		if s.nlIsEnd && r == '\n' {
			s.atEOF = true
		}
	} else if err == io.EOF {
		s.atEOF = true
	}
	return
}

// UnreadRune is part of ScanState.
func (s *scanner) UnreadRune() error {
	s.in.UnreadRune()
	s.atEOF = false
	s.count--
	return nil
}

// Width is part of ScanState.
func (s *scanner) Width() (wid int, ok bool) {
	if s.width == hugeWid {
		return 0, false
	}
	return s.width, true
}

// Token is part of ScanState.
func (s *scanner) Token(skipSpace bool, f func(rune) bool) (token []byte, err error) {
	if f == nil {
		f = notSpace
	}
	s.buf = s.buf[:0]
	if skipSpace {
		s.SkipSpace()
	}
	s.token(f)
	if s.err != nil {
		err, s.err = s.err, nil // the caller decides
		return nil, err
	}
	return s.buf, nil
}

// fail sets the error, if it is the first.
func (s *scanner) fail(err error) {
	if s.err == nil {
		s.err = err
	}
}

func (s *scanner) failText(text string) {
	if s.err == nil {
		s.err = errors.New(text)
	}
}

// next reads a rune; eof at the end or after an error.
func (s *scanner) next() rune {
	r, _, err := s.ReadRune()
	if err != nil {
		if err != io.EOF {
			s.fail(err)
		}
		return eof
	}
	return r
}

// must is next where the end is an error.
func (s *scanner) must() rune {
	r := s.next()
	if r == eof {
		s.fail(io.ErrUnexpectedEOF)
	}
	return r
}

// SkipSpace is part of ScanState.
func (s *scanner) SkipSpace() {
	for {
		r := s.next()
		switch {
		case r == eof:
			return
		case r == '\r' && s.peek("\n"):
		case r == '\n':
			if !s.nlIsSpace {
				s.failText("unexpected newline")
				return
			}
		case !isSpace(r):
			s.UnreadRune()
			return
		}
	}
}

// token adds runes to buf as long as they satisfy f.
func (s *scanner) token(f func(rune) bool) {
	for {
		r := s.next()
		if r == eof {
			return
		}
		if !f(r) {
			s.UnreadRune()
			return
		}
		s.buf = utf8.AppendRune(s.buf, r)
	}
}

// word adds runes to buf up to a space.
func (s *scanner) word() {
	for {
		r := s.next()
		if r == eof {
			return
		}
		if isSpace(r) {
			s.UnreadRune()
			return
		}
		if r < utf8.RuneSelf {
			s.buf = append(s.buf, byte(r))
		} else {
			s.buf = utf8.AppendRune(s.buf, r)
		}
	}
}

func oneOf(set string, r rune) bool {
	for i := 0; i < len(set); i++ {
		if rune(set[i]) == r {
			return true
		}
	}
	return false
}

// accept reads a rune into buf if it is one of set (which is ASCII).
func (s *scanner) accept(set string) bool {
	r := s.next()
	if r == eof {
		return false
	}
	if oneOf(set, r) {
		s.buf = append(s.buf, byte(r))
		return true
	}
	s.UnreadRune()
	return false
}

// peek tells whether the next rune is one of set.
func (s *scanner) peek(set string) bool {
	r := s.next()
	if r == eof {
		return false
	}
	s.UnreadRune()
	return oneOf(set, r)
}

// some fails with io.EOF if the input is at its end.
func (s *scanner) some() {
	if s.err != nil {
		return
	}
	if s.next() == eof {
		s.fail(io.EOF)
		return
	}
	s.UnreadRune()
}

// isSpace tells whether r is white space as Unicode has it.
func isSpace(r rune) bool {
	switch {
	case r <= ' ':
		return r == ' ' || '\t' <= r && r <= '\r'
	case r < 0x1680:
		return r == 0x85 || r == 0xa0
	}
	return r == 0x1680 || 0x2000 <= r && r <= 0x200a || r == 0x2028 || r == 0x2029 || r == 0x202f || r == 0x205f || r == 0x3000
}

func notSpace(r rune) bool { return !isSpace(r) }

// scan reads the operands of Scan and Scanln.
func (s *scanner) scan(a []any) (n int, err error) {
	for _, x := range a {
		s.operand('v', x)
		if s.err != nil {
			return n, s.err
		}
		n++
	}
	if s.nlIsEnd {
		// Only spaces may follow up to the newline.
		for {
			r := s.next()
			if r == '\n' || r == eof {
				break
			}
			if !isSpace(r) {
				s.failText("expected newline")
				break
			}
		}
	}
	return n, s.err
}

// scanf reads the operands of Scanf.
func (s *scanner) scanf(format string, a []any) (n int, err error) {
	end := len(format)
	for i := 0; i < end; {
		w := s.literal(format[i:])
		if s.err != nil {
			return n, s.err
		}
		if w > 0 {
			i += w
			continue
		}
		if format[i] != '%' {
			if w < 0 {
				s.failText("input does not match format")
				return n, s.err
			}
			break
		}
		i++
		var hasWidth bool
		s.width, hasWidth, i = number(format, i, end-1)
		if !hasWidth {
			s.width = hugeWid
		}
		verb, size := utf8.DecodeRuneInString(format[i:])
		i += size
		if verb != 'c' {
			s.SkipSpace()
		}
		if verb == '%' {
			s.SkipSpace()
			s.some()
			if !s.accept("%") {
				s.failText("missing literal %")
			}
			if s.err != nil {
				return n, s.err
			}
			continue
		}
		if s.err != nil {
			return n, s.err
		}
		if n >= len(a) {
			s.failText("too few operands for format '%" + format[i-size:] + "'")
			return n, s.err
		}
		if s.limit = s.count + s.width; s.limit > hugeWid {
			s.limit = hugeWid
		}
		s.operand(verb, a[n])
		if s.err != nil {
			return n, s.err
		}
		n++
		s.limit = hugeWid
	}
	if n < len(a) {
		s.failText("too many operands")
	}
	return n, s.err
}

// literal matches the input with the format up to a verb, and returns how much of the format that was; 0 at a verb or the end, -1 if
// a rune does not match.
//
// Spaces in the format: each newline matches a newline with spaces before it. Spaces after the last newline, or without any,
// match spaces but newlines; without any newline there must be at least one.
func (s *scanner) literal(format string) (i int) {
	for i < len(format) && s.err == nil {
		c, w := utf8.DecodeRuneInString(format[i:])
		if isSpace(c) {
			newlines, trailing := 0, false
			for i < len(format) && isSpace(c) {
				trailing = c != '\n'
				if !trailing {
					newlines++
				}
				i += w
				c, w = utf8.DecodeRuneInString(format[i:])
			}
			s.spaces(newlines, trailing)
			continue
		}
		if c == '%' {
			if i+w == len(format) {
				s.failText("missing verb: % at end of format string")
				return
			}
			if format[i+w] != '%' {
				return
			}
			i += w // the second % stands for one
		}
		r := s.must()
		if s.err != nil {
			return
		}
		if r != c {
			s.UnreadRune()
			return -1
		}
		i += w
	}
	return
}

// spaces matches a run of spaces of the format.
func (s *scanner) spaces(newlines int, trailing bool) {
	for k := 0; k < newlines; k++ {
		r := s.next()
		for isSpace(r) && r != '\n' {
			r = s.next()
		}
		if r != '\n' && r != eof {
			s.failText("newline in format does not match input")
			return
		}
	}
	if !trailing {
		return
	}
	r := s.next()
	if newlines == 0 {
		if !isSpace(r) && r != eof {
			s.failText("expected space in input to match format")
			return
		}
		if r == '\n' {
			s.failText("newline in input does not match format")
			return
		}
	}
	for isSpace(r) && r != '\n' {
		r = s.next()
	}
	if r != eof {
		s.UnreadRune()
	}
}
