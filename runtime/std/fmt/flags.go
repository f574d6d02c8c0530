// The state of printing one operand: flags, width and precision, and padding, which all verbs share.

package fmt

import (
	"strconv"
	"unicode/utf8"
)

// flags are the options of one verb. plain is true as long as none is set, which the fast paths ask for.
type flags struct {
	plain     bool
	hasWidth  bool
	hasPrec   bool
	minus     bool
	plus      bool
	sharp     bool
	space     bool
	zero      bool
	plusV     bool // %+v: plus means something else for %v and is taken out of plus
	sharpV    bool // %#v: the same
	width     int  // in runes
	precision int
}

var noFlags = flags{plain: true}

// FormatString returns the directive that state and verb stand for.
func FormatString(state State, verb rune) string {
	var room [16]byte
	b := append(room[:0], '%')
	for _, c := range " +-#0" {
		if state.Flag(int(c)) {
			b = append(b, byte(c))
		}
	}
	if w, ok := state.Width(); ok {
		b = strconv.AppendInt(b, int64(w), 10)
	}
	if p, ok := state.Precision(); ok {
		b = append(b, '.')
		b = strconv.AppendInt(b, int64(p), 10)
	}
	b = utf8.AppendRune(b, verb)
	return string(b)
}

// Width is part of State.
func (p *printer) Width() (wid int, ok bool) { return p.width, p.hasWidth }

// Precision is part of State.
func (p *printer) Precision() (prec int, ok bool) { return p.precision, p.hasPrec }

// Flag is part of State.
func (p *printer) Flag(c int) bool {
	switch c {
	case '-':
		return p.minus
	case '+':
		return p.plus || p.plusV
	case '#':
		return p.sharp || p.sharpV
	case ' ':
		return p.space
	case '0':
		return p.zero
	}
	return false
}

// fill writes n padding bytes. Zeros go only to the left of a value.
func (p *printer) fill(n int) {
	c := byte(' ')
	if p.zero && !p.minus {
		c = '0'
	}
	for ; n > 0; n-- {
		p.buf = append(p.buf, c)
	}
}

// pad writes b in a field of the width.
func (p *printer) pad(b []byte) {
	if !p.hasWidth || p.width == 0 {
		p.buf = append(p.buf, b...)
		return
	}
	room := p.width - utf8.RuneCount(b)
	if !p.minus {
		p.fill(room)
		p.buf = append(p.buf, b...)
		return
	}
	p.buf = append(p.buf, b...)
	p.fill(room)
}

// padString writes s in a field of the width.
func (p *printer) padString(s string) {
	if !p.hasWidth || p.width == 0 {
		p.buf = append(p.buf, s...)
		return
	}
	room := p.width - utf8.RuneCountInString(s)
	if !p.minus {
		p.fill(room)
		p.buf = append(p.buf, s...)
		return
	}
	p.buf = append(p.buf, s...)
	p.fill(room)
}
