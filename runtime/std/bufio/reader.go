// Package bufio puts buffers before readers and writers.
package bufio

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"unicode/utf8"
)

const (
	defaultSize   = 4096
	smallestSize  = 16
	maxEmptyReads = 100 // without data or error, until ErrNoProgress
)

var (
	ErrInvalidUnreadByte = errors.New("bufio: invalid use of UnreadByte")
	ErrInvalidUnreadRune = errors.New("bufio: invalid use of UnreadRune")
	ErrBufferFull        = errors.New("bufio: buffer full")
	ErrNegativeCount     = errors.New("bufio: negative count")
)

var errNegativeRead = errors.New("bufio: reader returned negative count from Read")
var errNegativeWrite = errors.New("bufio: writer returned negative count from Write")

// Reader is an io.Reader with a buffer.
type Reader struct {
	buf      []byte
	rd       io.Reader
	r, w     int   // buf[r:w] is not read yet
	err      error // of rd, to be returned once the buffer is empty
	lastByte int   // for UnreadByte; -1: none
	lastRune int   // its width, for UnreadRune; -1: none
}

// NewReaderSize returns a Reader with a buffer of at least size bytes; rd itself, if it is such a Reader.
func NewReaderSize(rd io.Reader, size int) *Reader {
	if b, ok := rd.(*Reader); ok && len(b.buf) >= size {
		return b
	}
	if size < smallestSize {
		size = smallestSize
	}
	return &Reader{buf: make([]byte, size), rd: rd, lastByte: -1, lastRune: -1}
}

// NewReader returns a Reader with a buffer of the default size.
func NewReader(rd io.Reader) *Reader { return NewReaderSize(rd, defaultSize) }

// Size returns the size of the buffer.
func (b *Reader) Size() int { return len(b.buf) }

// Reset drops what is buffered and makes b read from r.
func (b *Reader) Reset(r io.Reader) {
	if b == r {
		return
	}
	buf := b.buf
	if buf == nil {
		buf = make([]byte, defaultSize)
	}
	*b = Reader{buf: buf, rd: r, lastByte: -1, lastRune: -1}
}

// Buffered returns how many bytes can be read without a Read of the reader below.
func (b *Reader) Buffered() int { return b.w - b.r }

func (b *Reader) takeErr() error {
	err := b.err
	b.err = nil
	return err
}

// fill reads more, at least a byte or an error. The buffer must not be full.
func (b *Reader) fill() {
	if b.r > 0 {
		copy(b.buf, b.buf[b.r:b.w])
		b.w -= b.r
		b.r = 0
	}
	if b.w >= len(b.buf) {
		panic("bufio: tried to fill full buffer")
	}
	for tries := 0; tries < maxEmptyReads; tries++ {
		n, err := b.rd.Read(b.buf[b.w:])
		if n < 0 {
			panic(errNegativeRead)
		}
		b.w += n
		if err != nil {
			b.err = err
			return
		}
		if n > 0 {
			return
		}
	}
	b.err = io.ErrNoProgress
}

// forget makes Unread impossible.
func (b *Reader) forget() { b.lastByte, b.lastRune = -1, -1 }

// Peek returns the next n bytes without reading them, valid until the next call. If there are fewer, the error tells why.
func (b *Reader) Peek(n int) ([]byte, error) {
	if n < 0 {
		return nil, ErrNegativeCount
	}
	b.forget()
	for b.w-b.r < n && b.w-b.r < len(b.buf) && b.err == nil {
		b.fill()
	}
	if n > len(b.buf) {
		return b.buf[b.r:b.w], ErrBufferFull
	}
	if have := b.w - b.r; have < n {
		err := b.takeErr()
		if err == nil {
			err = ErrBufferFull
		}
		return b.buf[b.r:b.w], err
	}
	return b.buf[b.r : b.r+n], nil
}

// Discard skips n bytes. If it cannot, the error tells why.
func (b *Reader) Discard(n int) (discarded int, err error) {
	if n < 0 {
		return 0, ErrNegativeCount
	}
	if n == 0 {
		return 0, nil
	}
	b.forget()
	for left := n; ; {
		if b.r == b.w {
			b.fill()
		}
		skip := b.w - b.r
		if skip > left {
			skip = left
		}
		b.r += skip
		left -= skip
		if left == 0 {
			return n, nil
		}
		if b.err != nil {
			return n - left, b.takeErr()
		}
	}
}

// Read reads up to len(p) bytes, by at most one Read of the reader below.
func (b *Reader) Read(p []byte) (n int, err error) {
	if len(p) == 0 {
		if b.w > b.r {
			return 0, nil
		}
		return 0, b.takeErr()
	}
	if b.r == b.w {
		if b.err != nil {
			return 0, b.takeErr()
		}
		if len(p) >= len(b.buf) { // no need of the buffer
			n, b.err = b.rd.Read(p)
			if n < 0 {
				panic(errNegativeRead)
			}
			if n > 0 {
				b.lastByte = int(p[n-1])
				b.lastRune = -1
			}
			return n, b.takeErr()
		}
		b.r, b.w = 0, 0
		n, b.err = b.rd.Read(b.buf)
		if n < 0 {
			panic(errNegativeRead)
		}
		if n == 0 {
			return 0, b.takeErr()
		}
		b.w = n
	}
	n = copy(p, b.buf[b.r:b.w])
	b.r += n
	b.lastByte = int(p[n-1])
	b.lastRune = -1
	return n, nil
}

// ReadByte reads a byte.
func (b *Reader) ReadByte() (byte, error) {
	b.lastRune = -1
	for b.r == b.w {
		if b.err != nil {
			return 0, b.takeErr()
		}
		b.fill()
	}
	c := b.buf[b.r]
	b.r++
	b.lastByte = int(c)
	return c, nil
}

// UnreadByte takes the last byte back, if the last call read one.
func (b *Reader) UnreadByte() error {
	if b.lastByte < 0 || b.r == 0 && b.w > 0 {
		return ErrInvalidUnreadByte
	}
	if b.r > 0 {
		b.r--
	} else { // the buffer is empty
		b.w = 1
	}
	b.buf[b.r] = byte(b.lastByte)
	b.forget()
	return nil
}

// ReadRune reads a rune; invalid bytes read as U+FFFD, one at a time.
func (b *Reader) ReadRune() (r rune, size int, err error) {
	for b.w-b.r < utf8.UTFMax && !utf8.FullRune(b.buf[b.r:b.w]) && b.err == nil && b.w-b.r < len(b.buf) {
		b.fill()
	}
	b.lastRune = -1
	if b.r == b.w {
		return 0, 0, b.takeErr()
	}
	r, size = utf8.DecodeRune(b.buf[b.r:b.w])
	b.r += size
	b.lastByte = int(b.buf[b.r-1])
	b.lastRune = size
	return r, size, nil
}

// UnreadRune takes the last rune back, if the last call was ReadRune.
func (b *Reader) UnreadRune() error {
	if b.lastRune < 0 || b.r < b.lastRune {
		return ErrInvalidUnreadRune
	}
	b.r -= b.lastRune
	b.forget()
	return nil
}

// ReadSlice reads up to and including delim, as a part of the buffer that is valid until the next read. Without a delim
// it returns what there is, with ErrBufferFull or the error of the reader below.
func (b *Reader) ReadSlice(delim byte) (line []byte, err error) {
	searched := 0
	for {
		if i := bytes.IndexByte(b.buf[b.r+searched:b.w], delim); i >= 0 {
			end := b.r + searched + i + 1
			line = b.buf[b.r:end]
			b.r = end
			break
		}
		if b.err != nil {
			line = b.buf[b.r:b.w]
			b.r = b.w
			err = b.takeErr()
			break
		}
		if b.w-b.r >= len(b.buf) {
			line = b.buf
			b.r = b.w
			err = ErrBufferFull
			break
		}
		searched = b.w - b.r
		b.fill()
	}
	if n := len(line); n > 0 {
		b.lastByte = int(line[n-1])
		b.lastRune = -1
	}
	return line, err
}

// ReadLine reads a line without its end ("\n" or "\r\n"), as a part of the buffer. isPrefix says that it was too long and
// goes on in the next call. It is meant for protocols; ReadString and Scanner are simpler.
func (b *Reader) ReadLine() (line []byte, isPrefix bool, err error) {
	line, err = b.ReadSlice('\n')
	if err == ErrBufferFull {
		// A "\r" at the end may belong to a "\r\n": leave it for the next call.
		if n := len(line); n > 0 && line[n-1] == '\r' {
			if b.r == 0 {
				panic("bufio: tried to rewind past start of buffer")
			}
			b.r--
			line = line[:n-1]
		}
		return line, true, nil
	}
	if len(line) == 0 {
		if err != nil {
			line = nil
		}
		return line, false, err
	}
	if n := len(line); line[n-1] == '\n' {
		n--
		if n > 0 && line[n-1] == '\r' {
			n--
		}
		line = line[:n]
	}
	return line, false, nil
}

// readLong reads up to and including delim: the parts that filled the buffer put together, and the last part.
func (b *Reader) readLong(delim byte) (long, last []byte, err error) {
	for {
		last, err = b.ReadSlice(delim)
		if err != ErrBufferFull {
			return long, last, err
		}
		long = append(long, last...)
	}
}

// ReadBytes reads up to and including delim; without one all there is, and the error.
func (b *Reader) ReadBytes(delim byte) ([]byte, error) {
	long, last, err := b.readLong(delim)
	if long == nil {
		long = make([]byte, 0, len(last))
	}
	return append(long, last...), err
}

// ReadString is ReadBytes as a string.
func (b *Reader) ReadString(delim byte) (string, error) {
	long, last, err := b.readLong(delim)
	if long == nil {
		return string(last), err
	}
	var s strings.Builder
	s.Grow(len(long) + len(last))
	s.Write(long)
	s.Write(last)
	return s.String(), err
}

// WriteTo writes all to w.
func (b *Reader) WriteTo(w io.Writer) (n int64, err error) {
	b.forget()
	if b.r < b.w {
		n, err = b.writeOut(w)
		if err != nil {
			return n, err
		}
	}
	if r, ok := b.rd.(io.WriterTo); ok {
		m, err := r.WriteTo(w)
		return n + m, err
	}
	if w, ok := w.(io.ReaderFrom); ok {
		m, err := w.ReadFrom(b.rd)
		return n + m, err
	}
	if b.w-b.r < len(b.buf) {
		b.fill()
	}
	for b.r < b.w {
		m, err := b.writeOut(w)
		n += m
		if err != nil {
			return n, err
		}
		b.fill()
	}
	if b.err == io.EOF {
		b.err = nil
	}
	return n, b.takeErr()
}

func (b *Reader) writeOut(w io.Writer) (int64, error) {
	n, err := w.Write(b.buf[b.r:b.w])
	if n < 0 {
		panic(errNegativeWrite)
	}
	b.r += n
	return int64(n), err
}
