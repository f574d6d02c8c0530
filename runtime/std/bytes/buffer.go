package bytes

import (
	"errors"
	"io"
	"unicode/utf8"
)

// MinRead is the room that Buffer.ReadFrom offers to each Read.
const MinRead = 512

// ErrTooLarge is what a Buffer panics with when it cannot grow.
var ErrTooLarge = errors.New("bytes.Buffer: too large")

var errNegativeRead = errors.New("bytes.Buffer: reader returned negative count from Read")
var errUnreadByte = errors.New("bytes.Buffer: UnreadByte: previous operation was not a successful read")

// Buffer is a queue of bytes. The zero Buffer is empty and ready.
type Buffer struct {
	buf  []byte
	off  int  // buf[off:] is not read yet
	last last // what the last call can be undone as
}

// last is the width of the rune just read, or one of these.
type last int8

const (
	lastOther last = 0
	lastRead  last = -1
)

// NewBuffer returns a Buffer that begins with the bytes of buf, and owns it.
func NewBuffer(buf []byte) *Buffer { return &Buffer{buf: buf} }

// NewBufferString returns a Buffer that begins with the bytes of s.
func NewBufferString(s string) *Buffer { return &Buffer{buf: []byte(s)} }

// Bytes returns what is not read yet. It is valid until the next change.
func (b *Buffer) Bytes() []byte { return b.buf[b.off:] }

// AvailableBuffer returns an empty slice of the room behind, to append to and then Write.
func (b *Buffer) AvailableBuffer() []byte { return b.buf[len(b.buf):] }

// String returns what is not read yet, "<nil>" for a nil Buffer.
func (b *Buffer) String() string {
	if b == nil {
		return "<nil>"
	}
	return string(b.buf[b.off:])
}

// Peek returns the next n bytes without reading them; fewer come with io.EOF.
func (b *Buffer) Peek(n int) ([]byte, error) {
	if b.Len() < n {
		return b.buf[b.off:], io.EOF
	}
	return b.buf[b.off : b.off+n], nil
}

// Len returns the number of bytes not read yet.
func (b *Buffer) Len() int { return len(b.buf) - b.off }

// Cap returns the room allocated.
func (b *Buffer) Cap() int { return cap(b.buf) }

// Available returns the room behind.
func (b *Buffer) Available() int { return cap(b.buf) - len(b.buf) }

// Truncate drops all but the next n bytes.
func (b *Buffer) Truncate(n int) {
	if n == 0 {
		b.Reset()
		return
	}
	b.last = lastOther
	if n < 0 || n > b.Len() {
		panic("bytes.Buffer: truncation out of range")
	}
	b.buf = b.buf[:b.off+n]
}

// Reset empties the Buffer and keeps its room.
func (b *Buffer) Reset() {
	b.buf = b.buf[:0]
	b.off = 0
	b.last = lastOther
}

// extend makes n more bytes part of buf and returns where they begin.
func (b *Buffer) extend(n int) int {
	at := len(b.buf)
	if n <= cap(b.buf)-at {
		b.buf = b.buf[:at+n]
		return at
	}
	return b.extendSlow(n)
}

func (b *Buffer) extendSlow(n int) int {
	const first = 64 // the first room allocated for little
	unread := b.Len()
	if unread == 0 && b.off != 0 {
		b.Reset()
		if n <= cap(b.buf) {
			b.buf = b.buf[:n]
			return 0
		}
	}
	room := cap(b.buf)
	switch {
	case b.buf == nil && n <= first:
		b.buf = make([]byte, n, first)
		return 0
	case n <= room/2-unread:
		// Slide down; only when that frees half, so that copying stays rare.
		copy(b.buf, b.buf[b.off:])
	case room > maxInt-room-n:
		panic(ErrTooLarge)
	default:
		size := unread + b.off + n
		if size < 2*(room-b.off) {
			size = 2 * (room - b.off)
		}
		grown := make([]byte, size)
		copy(grown, b.buf[b.off:])
		b.buf = grown
	}
	b.off = 0
	b.buf = b.buf[:unread+n]
	return unread
}

// Grow makes room for n more bytes.
func (b *Buffer) Grow(n int) {
	if n < 0 {
		panic("bytes.Buffer.Grow: negative count")
	}
	b.recover()
	at := b.extend(n)
	b.buf = b.buf[:at]
}

// recover makes the room of what was read available, if all was.
func (b *Buffer) recover() {
	if b.off != 0 && b.off == len(b.buf) {
		b.Reset()
	}
}

// Write appends p.
func (b *Buffer) Write(p []byte) (n int, err error) {
	b.last = lastOther
	at := b.extend(len(p))
	return copy(b.buf[at:], p), nil
}

// WriteString appends s.
func (b *Buffer) WriteString(s string) (n int, err error) {
	b.last = lastOther
	at := b.extend(len(s))
	return copy(b.buf[at:], s), nil
}

// WriteByte appends c.
func (b *Buffer) WriteByte(c byte) error {
	b.last = lastOther
	at := b.extend(1)
	b.buf[at] = c
	return nil
}

// WriteRune appends r in UTF-8.
func (b *Buffer) WriteRune(r rune) (n int, err error) {
	if uint32(r) < utf8.RuneSelf {
		b.WriteByte(byte(r))
		return 1, nil
	}
	b.last = lastOther
	at := b.extend(utf8.UTFMax)
	b.buf = utf8.AppendRune(b.buf[:at], r)
	return len(b.buf) - at, nil
}

// ReadFrom appends what r has until EOF.
func (b *Buffer) ReadFrom(r io.Reader) (n int64, err error) {
	b.last = lastOther
	for {
		b.recover()
		at := b.extend(MinRead)
		b.buf = b.buf[:at]
		m, err := r.Read(b.buf[at:cap(b.buf)])
		if m < 0 {
			panic(errNegativeRead)
		}
		b.buf = b.buf[:at+m]
		n += int64(m)
		if err == io.EOF {
			return n, nil
		}
		if err != nil {
			return n, err
		}
	}
}

// WriteTo writes all to w.
func (b *Buffer) WriteTo(w io.Writer) (n int64, err error) {
	b.last = lastOther
	if unread := b.Len(); unread > 0 {
		m, err := w.Write(b.buf[b.off:])
		if m > unread {
			panic("bytes.Buffer.WriteTo: invalid Write count")
		}
		b.off += m
		if err == nil && m < unread {
			err = io.ErrShortWrite
		}
		if err != nil {
			return int64(m), err
		}
		n = int64(m)
	}
	b.Reset()
	return n, nil
}

// Read reads up to len(p) bytes; io.EOF if there are none.
func (b *Buffer) Read(p []byte) (n int, err error) {
	b.last = lastOther
	if b.Len() == 0 {
		b.Reset()
		if len(p) == 0 {
			return 0, nil
		}
		return 0, io.EOF
	}
	n = copy(p, b.buf[b.off:])
	b.off += n
	if n > 0 {
		b.last = lastRead
	}
	return n, nil
}

// Next reads n bytes, or what there is. The result is valid until the next change.
func (b *Buffer) Next(n int) []byte {
	b.last = lastOther
	if m := b.Len(); n > m {
		n = m
	}
	data := b.buf[b.off : b.off+n]
	b.off += n
	if n > 0 {
		b.last = lastRead
	}
	return data
}

// ReadByte reads a byte.
func (b *Buffer) ReadByte() (byte, error) {
	if b.Len() == 0 {
		b.Reset()
		return 0, io.EOF
	}
	c := b.buf[b.off]
	b.off++
	b.last = lastRead
	return c, nil
}

// ReadRune reads a rune; invalid bytes read as U+FFFD, one at a time.
func (b *Buffer) ReadRune() (r rune, size int, err error) {
	if b.Len() == 0 {
		b.Reset()
		return 0, 0, io.EOF
	}
	r, size = utf8.DecodeRune(b.buf[b.off:])
	b.off += size
	b.last = last(size)
	return r, size, nil
}

// UnreadRune takes the last ReadRune back.
func (b *Buffer) UnreadRune() error {
	if b.last <= lastOther {
		return errors.New("bytes.Buffer: UnreadRune: previous operation was not a successful ReadRune")
	}
	if b.off >= int(b.last) {
		b.off -= int(b.last)
	}
	b.last = lastOther
	return nil
}

// UnreadByte takes the last byte of the last read back.
func (b *Buffer) UnreadByte() error {
	if b.last == lastOther {
		return errUnreadByte
	}
	b.last = lastOther
	if b.off > 0 {
		b.off--
	}
	return nil
}

// readUntil reads up to and including delim, as a part of buf.
func (b *Buffer) readUntil(delim byte) (line []byte, err error) {
	n := IndexByte(b.buf[b.off:], delim) + 1
	if n == 0 {
		n = b.Len()
		err = io.EOF
	}
	line = b.buf[b.off : b.off+n]
	b.off += n
	b.last = lastRead
	return line, err
}

// ReadBytes reads up to and including delim; without one, all there is, and io.EOF.
func (b *Buffer) ReadBytes(delim byte) (line []byte, err error) {
	part, err := b.readUntil(delim)
	return append(line, part...), err
}

// ReadString is ReadBytes as a string.
func (b *Buffer) ReadString(delim byte) (line string, err error) {
	part, err := b.readUntil(delim)
	return string(part), err
}
