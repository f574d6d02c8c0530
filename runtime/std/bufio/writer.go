package bufio

import (
	"io"
	"unicode/utf8"
)

// Writer is an io.Writer with a buffer. After an error it takes no more and returns that error always.
type Writer struct {
	err error
	buf []byte
	n   int // buf[:n] is to be written
	wr  io.Writer
}

// NewWriterSize returns a Writer with a buffer of at least size bytes; w itself, if it is such a Writer.
func NewWriterSize(w io.Writer, size int) *Writer {
	if b, ok := w.(*Writer); ok && len(b.buf) >= size {
		return b
	}
	if size <= 0 {
		size = defaultSize
	}
	return &Writer{buf: make([]byte, size), wr: w}
}

// NewWriter returns a Writer with a buffer of the default size.
func NewWriter(w io.Writer) *Writer { return NewWriterSize(w, defaultSize) }

// Size returns the size of the buffer.
func (b *Writer) Size() int { return len(b.buf) }

// Reset drops what is buffered, clears the error and makes b write to w.
func (b *Writer) Reset(w io.Writer) {
	if b == w {
		return
	}
	if b.buf == nil {
		b.buf = make([]byte, defaultSize)
	}
	b.err, b.n, b.wr = nil, 0, w
}

// Flush writes out what is buffered.
func (b *Writer) Flush() error {
	if b.err != nil || b.n == 0 {
		return b.err
	}
	n, err := b.wr.Write(b.buf[:b.n])
	if n < b.n && err == nil {
		err = io.ErrShortWrite
	}
	if err == nil {
		b.n = 0
		return nil
	}
	if 0 < n && n < b.n {
		copy(b.buf, b.buf[n:b.n])
	}
	b.n -= n
	b.err = err
	return err
}

// Available returns the room left.
func (b *Writer) Available() int { return len(b.buf) - b.n }

// AvailableBuffer returns an empty slice of the room left, to append to and then Write.
func (b *Writer) AvailableBuffer() []byte { return b.buf[b.n:][:0] }

// Buffered returns how much is to be written.
func (b *Writer) Buffered() int { return b.n }

// Write buffers p; what is longer than the buffer goes out at once.
func (b *Writer) Write(p []byte) (nn int, err error) {
	for len(p) > b.Available() && b.err == nil {
		var n int
		if b.n == 0 {
			n, b.err = b.wr.Write(p)
		} else {
			n = copy(b.buf[b.n:], p)
			b.n += n
			b.Flush()
		}
		nn += n
		p = p[n:]
	}
	if b.err != nil {
		return nn, b.err
	}
	n := copy(b.buf[b.n:], p)
	b.n += n
	return nn + n, nil
}

// WriteString buffers s.
func (b *Writer) WriteString(s string) (int, error) {
	nn := 0
	for len(s) > b.Available() && b.err == nil {
		n := 0
		direct := false
		if b.n == 0 {
			var sw io.StringWriter
			if sw, direct = b.wr.(io.StringWriter); direct {
				n, b.err = sw.WriteString(s)
			}
		}
		if !direct {
			n = copy(b.buf[b.n:], s)
			b.n += n
			b.Flush()
		}
		nn += n
		s = s[n:]
	}
	if b.err != nil {
		return nn, b.err
	}
	n := copy(b.buf[b.n:], s)
	b.n += n
	return nn + n, nil
}

// WriteByte buffers c.
func (b *Writer) WriteByte(c byte) error {
	if b.err != nil {
		return b.err
	}
	if b.n >= len(b.buf) && b.Flush() != nil {
		return b.err
	}
	b.buf[b.n] = c
	b.n++
	return nil
}

// WriteRune buffers r in UTF-8.
func (b *Writer) WriteRune(r rune) (size int, err error) {
	if uint32(r) < utf8.RuneSelf {
		if err := b.WriteByte(byte(r)); err != nil {
			return 0, err
		}
		return 1, nil
	}
	if b.err != nil {
		return 0, b.err
	}
	if b.Available() < utf8.UTFMax {
		if b.Flush() != nil {
			return 0, b.err
		}
		if b.Available() < utf8.UTFMax { // a tiny buffer
			return b.WriteString(string(r))
		}
	}
	size = utf8.EncodeRune(b.buf[b.n:], r)
	b.n += size
	return size, nil
}

// ReadFrom buffers what r has until EOF.
func (b *Writer) ReadFrom(r io.Reader) (n int64, err error) {
	if b.err != nil {
		return 0, b.err
	}
	below, ok := b.wr.(io.ReaderFrom)
	for err == nil {
		if b.Available() == 0 {
			if err := b.Flush(); err != nil {
				return n, err
			}
		}
		if ok && b.n == 0 {
			m, err := below.ReadFrom(r)
			b.err = err
			return n + m, err
		}
		m := 0
		for tries := 0; m == 0 && err == nil; tries++ {
			if tries == maxEmptyReads {
				return n, io.ErrNoProgress
			}
			m, err = r.Read(b.buf[b.n:])
		}
		b.n += m
		n += int64(m)
	}
	if err != io.EOF {
		return n, err
	}
	if b.Available() == 0 {
		return n, b.Flush()
	}
	return n, nil
}

// ReadWriter is a Reader and a Writer.
type ReadWriter struct {
	*Reader
	*Writer
}

// NewReadWriter returns a ReadWriter of r and w.
func NewReadWriter(r *Reader, w *Writer) *ReadWriter { return &ReadWriter{r, w} }
