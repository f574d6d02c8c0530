// Package tabwriter aligns columns of text: the elastic tabstops of N. Gravgaard (2006).
//
// Text is cells, each ended by a tab, and lines. The cells of neighbouring lines that have the same number are a column
// and get the same width. What follows a line's last tab belongs to no column.
package tabwriter

import (
	"io"
	"unicode/utf8"
)

// Flags for Init.
const (
	FilterHTML          uint = 1 << iota // tags (<…>) have no width, entities (&…;) the width 1
	StripEscape                          // don't write the Escape characters
	AlignRight                           // text to the right of its cell
	DiscardEmptyColumns                  // drop columns of empty cells that all end with '\v'
	TabIndent                            // pad empty cells at a line's start with tabs
	Debug                                // '|' between columns, "---" for '\f'
)

// Escape stands before and after text in which nothing has a meaning, tabs and line ends neither. UTF-8 never has it.
const Escape = '\xff'

// cell is a piece of text that has been written.
type cell struct {
	size  int  // in bytes
	width int  // in runes, as far as they count
	hard  bool // ended by '\t', not '\v'
}

// Writer aligns what is written to it. Flush must end it. Every rune counts as one place.
type Writer struct {
	output             io.Writer
	minWidth, tabWidth int
	padding            int
	padChar            byte
	flags              uint

	text    []byte   // of all cells, without tabs and line ends
	current cell     // the cell that is being written, at the end of text
	counted int      // text up to here is in the current cell's width
	closing byte     // ends the escape, tag or entity that is open; 0 if none is
	lines   [][]cell // the last one is being written
	out     []byte
}

// NewWriter returns a Writer, initialised as by Init.
func NewWriter(output io.Writer, minwidth, tabwidth, padding int, padchar byte, flags uint) *Writer {
	return new(Writer).Init(output, minwidth, tabwidth, padding, padchar, flags)
}

// Init initialises b: cells have at least minwidth and their text plus padding, filled with padchar. If that is '\t', a
// tab counts as tabwidth places and text is at the left.
func (b *Writer) Init(output io.Writer, minwidth, tabwidth, padding int, padchar byte, flags uint) *Writer {
	if minwidth < 0 || tabwidth < 0 || padding < 0 {
		panic("negative minwidth, tabwidth, or padding")
	}
	if padchar == '\t' {
		flags &^= AlignRight
	}
	b.output = output
	b.minWidth, b.tabWidth, b.padding = minwidth, tabwidth, padding
	b.padChar = padchar
	b.flags = flags
	b.reset()
	return b
}

func (b *Writer) reset() {
	b.text = b.text[:0]
	b.out = b.out[:0]
	b.current = cell{}
	b.counted = 0
	b.closing = 0
	b.lines = append(b.lines[:0], nil)
}

// Write takes text. Its error is that of writing to the output, which it does when lines are known to be complete.
func (b *Writer) Write(buf []byte) (n int, err error) {
	for i, c := range buf {
		if b.closing != 0 {
			if c == b.closing {
				end := i + 1
				if c == Escape && b.flags&StripEscape != 0 {
					end = i
				}
				b.add(buf[n:end])
				n = i + 1
				b.close()
			}
			continue
		}
		switch c {
		case '\t', '\v', '\n', '\f':
			b.add(buf[n:i])
			b.count()
			n = i + 1
			cells := b.endCell(c == '\t')
			if c == '\t' || c == '\v' {
				continue
			}
			b.lines = append(b.lines, nil)
			// A line without tabs ends all columns, so all before it can go.
			if c == '\f' || cells == 1 {
				b.format()
				if c == '\f' && b.flags&Debug != 0 {
					b.out = append(b.out, "---\n"...)
				}
				if err := b.send(); err != nil {
					return n, err
				}
			}
		case Escape:
			b.add(buf[n:i])
			b.count()
			n = i
			if b.flags&StripEscape != 0 {
				n++
			}
			b.closing = Escape
		case '<', '&':
			if b.flags&FilterHTML != 0 {
				b.add(buf[n:i])
				b.count()
				n = i
				b.closing = '>'
				if c == '&' {
					b.closing = ';'
				}
			}
		}
	}
	b.add(buf[n:])
	return len(buf), nil
}

// Flush ends the text and writes all that is left.
func (b *Writer) Flush() error {
	b.format()
	return b.send()
}

func (b *Writer) add(text []byte) {
	b.text = append(b.text, text...)
	b.current.size += len(text)
}

// count adds what was written since the last count to the cell's width.
func (b *Writer) count() {
	b.current.width += utf8.RuneCount(b.text[b.counted:])
	b.counted = len(b.text)
}

// close ends an escape, a tag or an entity.
func (b *Writer) close() {
	switch b.closing {
	case Escape:
		b.count()
		if b.flags&StripEscape == 0 {
			b.current.width -= 2
		}
	case ';':
		b.current.width++
	}
	b.counted = len(b.text)
	b.closing = 0
}

// endCell makes the current cell part of the line and returns how many the line has.
func (b *Writer) endCell(hard bool) int {
	b.current.hard = hard
	line := &b.lines[len(b.lines)-1]
	*line = append(*line, b.current)
	b.current = cell{}
	return len(*line)
}

// format brings all lines into out.
func (b *Writer) format() {
	if b.current.size > 0 {
		if b.closing != 0 {
			b.close()
		}
		b.endCell(false)
	}
	b.block(0, len(b.lines), 0, nil)
}

// send writes out and starts anew.
func (b *Writer) send() error {
	var err error
	if len(b.out) > 0 {
		var n int
		n, err = b.output.Write(b.out)
		if n != len(b.out) && err == nil {
			err = io.ErrShortWrite
		}
	}
	b.reset()
	return err
}

// block formats the lines from first to end, the text of which begins at `at`. The widths of their first columns are
// known; the next column comes in runs of lines that have it. It returns where the text of the lines ends.
func (b *Writer) block(first, end, at int, widths []int) int {
	column := len(widths)
	for i := first; i < end; {
		if column >= len(b.lines[i])-1 {
			i++
			continue
		}
		at = b.write(first, i, at, widths)
		first = i
		width := b.minWidth
		discard := b.flags&DiscardEmptyColumns != 0
		for ; i < end && column < len(b.lines[i])-1; i++ {
			c := b.lines[i][column]
			if w := c.width + b.padding; w > width {
				width = w
			}
			if c.width > 0 || c.hard {
				discard = false
			}
		}
		if discard {
			width = 0
		}
		at = b.block(first, i, at, append(widths, width))
		first = i
	}
	return b.write(first, end, at, widths)
}

// write brings the lines from first to end into out, cells in the columns of known width.
func (b *Writer) write(first, end, at int, widths []int) int {
	for i := first; i < end; i++ {
		indent := b.flags&TabIndent != 0 // only empty cells so far
		for j, c := range b.lines[i] {
			if j > 0 && b.flags&Debug != 0 {
				b.out = append(b.out, '|')
			}
			indent = indent && c.size == 0
			padded := j < len(widths)
			if padded && (c.size == 0 || b.flags&AlignRight != 0) {
				b.pad(c.width, widths[j], indent)
			}
			b.out = append(b.out, b.text[at:at+c.size]...)
			at += c.size
			if padded && c.size > 0 && b.flags&AlignRight == 0 {
				b.pad(c.width, widths[j], false)
			}
		}
		if i+1 < len(b.lines) {
			b.out = append(b.out, '\n')
		}
	}
	return at
}

// pad fills a cell up from have to want places.
func (b *Writer) pad(have, want int, tabs bool) {
	fill, n := b.padChar, want-have
	if b.padChar == '\t' || tabs {
		if b.tabWidth == 0 {
			return
		}
		fill = '\t'
		want = (want + b.tabWidth - 1) / b.tabWidth * b.tabWidth
		n = (want - have + b.tabWidth - 1) / b.tabWidth
	}
	for ; n > 0; n-- {
		b.out = append(b.out, fill)
	}
}
