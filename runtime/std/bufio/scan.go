package bufio

import (
	"bytes"
	"errors"
	"io"
	"unicode"
	"unicode/utf8"
)

// Scanner cuts the input of a reader into tokens, lines unless Split says otherwise.
type Scanner struct {
	r       io.Reader
	split   SplitFunc
	max     int // the size that buf may reach
	token   []byte
	buf     []byte
	start   int // buf[start:end] is not scanned yet
	end     int
	err     error // of r, io.EOF included, or of the splitting
	empties int   // empty tokens in a row that took nothing
	begun   bool
	done    bool
}

// SplitFunc cuts a token off the start of data: it returns how many bytes to go forward and the token. A nil token asks
// for more data, unless atEOF says that there is none.
type SplitFunc func(data []byte, atEOF bool) (advance int, token []byte, err error)

var (
	ErrTooLong         = errors.New("bufio.Scanner: token too long")
	ErrNegativeAdvance = errors.New("bufio.Scanner: SplitFunc returns negative advance count")
	ErrAdvanceTooFar   = errors.New("bufio.Scanner: SplitFunc returns advance count beyond input")
	ErrBadReadCount    = errors.New("bufio.Scanner: Read returned impossible count")
)

// ErrFinalToken is what a SplitFunc returns to end the scan after its token; a nil token ends it at once.
var ErrFinalToken = errors.New("final token")

// MaxScanTokenSize is the size that the buffer may reach unless Buffer says otherwise.
const MaxScanTokenSize = 64 * 1024

// NewScanner returns a Scanner of r's lines.
func NewScanner(r io.Reader) *Scanner {
	return &Scanner{r: r, split: ScanLines, max: MaxScanTokenSize}
}

// Err returns what ended the scan, nil if it was the end of input.
func (s *Scanner) Err() error {
	if s.err == io.EOF {
		return nil
	}
	return s.err
}

// Bytes returns the token. The next Scan may overwrite it.
func (s *Scanner) Bytes() []byte { return s.token }

// Text returns a copy of the token.
func (s *Scanner) Text() string { return string(s.token) }

// Buffer gives the Scanner a first buffer and the size that it may reach. It panics after the first Scan.
func (s *Scanner) Buffer(buf []byte, max int) {
	if s.begun {
		panic("Buffer called after Scan")
	}
	s.buf = buf[:cap(buf)]
	s.max = max
}

// Split sets what cuts tokens off. It panics after the first Scan.
func (s *Scanner) Split(split SplitFunc) {
	if s.begun {
		panic("Split called after Scan")
	}
	s.split = split
}

// fail records the first error that is not io.EOF.
func (s *Scanner) fail(err error) bool {
	if s.err == nil || s.err == io.EOF {
		s.err = err
	}
	return false
}

// Scan goes to the next token; false if there is none.
func (s *Scanner) Scan() bool {
	if s.done {
		return false
	}
	s.begun = true
	for {
		// Try with what there is; at the end even with nothing.
		if s.end > s.start || s.err != nil {
			advance, token, err := s.split(s.buf[s.start:s.end], s.err != nil)
			switch {
			case err == ErrFinalToken:
				s.token = token
				s.done = true
				return token != nil
			case err != nil:
				return s.fail(err)
			case advance < 0:
				return s.fail(ErrNegativeAdvance)
			case advance > s.end-s.start:
				return s.fail(ErrAdvanceTooFar)
			}
			s.start += advance
			s.token = token
			if token != nil {
				if s.err == nil || advance > 0 {
					s.empties = 0
				} else if s.empties++; s.empties > maxEmptyReads {
					panic("bufio.Scan: too many empty tokens without progressing")
				}
				return true
			}
		}
		if s.err != nil {
			s.start, s.end = 0, 0
			return false
		}
		if !s.makeRoom() {
			return s.fail(ErrTooLong)
		}
		s.read()
	}
}

// makeRoom slides what is not scanned to the front, or enlarges the buffer; false if it may not grow any more.
func (s *Scanner) makeRoom() bool {
	if s.start > 0 && (s.end == len(s.buf) || s.start > len(s.buf)/2) {
		copy(s.buf, s.buf[s.start:s.end])
		s.end -= s.start
		s.start = 0
	}
	if s.end < len(s.buf) {
		return true
	}
	const maxInt = int(^uint(0) >> 1)
	if len(s.buf) >= s.max || len(s.buf) > maxInt/2 {
		return false
	}
	size := 2 * len(s.buf)
	if size == 0 {
		size = defaultSize
	}
	if size > s.max {
		size = s.max
	}
	buf := make([]byte, size)
	s.end = copy(buf, s.buf[s.start:s.end])
	s.start = 0
	s.buf = buf
	return true
}

// read reads some bytes or an error.
func (s *Scanner) read() {
	for tries := 0; ; tries++ {
		n, err := s.r.Read(s.buf[s.end:])
		if n < 0 || n > len(s.buf)-s.end {
			s.fail(ErrBadReadCount)
			return
		}
		s.end += n
		if err != nil {
			s.fail(err)
			return
		}
		if n > 0 {
			s.empties = 0
			return
		}
		if tries >= maxEmptyReads {
			s.fail(io.ErrNoProgress)
			return
		}
	}
}

// ScanBytes cuts off each byte.
func ScanBytes(data []byte, atEOF bool) (advance int, token []byte, err error) {
	if atEOF && len(data) == 0 {
		return 0, nil, nil
	}
	return 1, data[:1], nil
}

// ScanRunes cuts off each rune in UTF-8; an invalid byte gives the encoding of U+FFFD.
func ScanRunes(data []byte, atEOF bool) (advance int, token []byte, err error) {
	if atEOF && len(data) == 0 {
		return 0, nil, nil
	}
	if !atEOF && !utf8.FullRune(data) {
		return 0, nil, nil
	}
	_, size := utf8.DecodeRune(data)
	if size == 1 && data[0] >= utf8.RuneSelf {
		return 1, []byte("\uFFFD"), nil
	}
	return size, data[:size], nil
}

// ScanLines cuts off each line, without its end: an optional "\r" and "\n". The last line need not have one.
func ScanLines(data []byte, atEOF bool) (advance int, token []byte, err error) {
	if atEOF && len(data) == 0 {
		return 0, nil, nil
	}
	end := bytes.IndexByte(data, '\n')
	switch {
	case end >= 0:
		advance = end + 1
	case atEOF:
		end = len(data)
		advance = end
	default:
		return 0, nil, nil
	}
	if end > 0 && data[end-1] == '\r' {
		end--
	}
	return advance, data[:end], nil
}

// ScanWords cuts off what is between white space.
func ScanWords(data []byte, atEOF bool) (advance int, token []byte, err error) {
	start := 0
	for start < len(data) {
		r, size := rune(data[start]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRune(data[start:])
		}
		if !unicode.IsSpace(r) {
			break
		}
		start += size
	}
	for end := start; end < len(data); {
		r, size := rune(data[end]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRune(data[end:])
		}
		if unicode.IsSpace(r) {
			return end + size, data[start:end], nil
		}
		end += size
	}
	if atEOF && start < len(data) {
		return len(data), data[start:], nil
	}
	return start, nil, nil
}
