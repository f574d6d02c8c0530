// io: copying, limits, sections, tees, multi readers and writers, pipes, and the errors.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
)

type oneByte struct{ r io.Reader }

func (o oneByte) Read(p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	return o.r.Read(p[:1])
}

type short struct{}

func (short) Write(p []byte) (int, error) { return len(p) / 2, nil }

type broken struct{}

func (broken) Read(p []byte) (int, error) { return 0, errors.New("broken") }

type at struct{ b []byte }

func (a *at) WriteAt(p []byte, off int64) (int, error) { return copy(a.b[off:], p), nil }

func main() {
	b, err := io.ReadAll(oneByte{strings.NewReader("read all of this")})
	fmt.Println(string(b), err)
	_, err = io.ReadAll(broken{})
	fmt.Println(err)
	buf := make([]byte, 8)
	for _, s := range []string{"", "abc", "abcdefgh", "abcdefghij"} {
		n, err := io.ReadFull(strings.NewReader(s), buf)
		m, err2 := io.ReadAtLeast(oneByte{strings.NewReader(s)}, buf, 3)
		fmt.Println(n, err, m, err2)
	}
	_, err = io.ReadAtLeast(strings.NewReader("x"), buf, 9)
	fmt.Println(err, errors.Is(err, io.ErrShortBuffer))
	var w bytes.Buffer
	n, err := io.Copy(&w, oneByte{strings.NewReader("copied")})
	fmt.Println(n, err, w.String())
	n, err = io.CopyN(&w, strings.NewReader("abcdef"), 3)
	fmt.Println(n, err, w.String())
	n, err = io.CopyN(&w, strings.NewReader("ab"), 3)
	fmt.Println(n, err)
	n, err = io.Copy(short{}, oneByte{strings.NewReader("abcdef")})
	fmt.Println(n, err)
	n, err = io.CopyBuffer(struct{ io.Writer }{&w}, struct{ io.Reader }{strings.NewReader("buffered")}, make([]byte, 3))
	fmt.Println(n, err)
	l := &io.LimitedReader{R: strings.NewReader("limited text"), N: 7}
	b, _ = io.ReadAll(l)
	fmt.Printf("%q %d\n", b, l.N)
	sec := io.NewSectionReader(strings.NewReader("0123456789"), 2, 5)
	b, _ = io.ReadAll(sec)
	fmt.Println(string(b), sec.Size())
	fmt.Println(sec.Seek(-2, io.SeekEnd))
	k, err := sec.ReadAt(buf, 3)
	fmt.Println(k, err, string(buf[:k]))
	_, err = sec.Seek(0, 7)
	fmt.Println(err)
	_, err = sec.Seek(-1, io.SeekStart)
	fmt.Println(err)
	var tee bytes.Buffer
	b, _ = io.ReadAll(io.TeeReader(strings.NewReader("tee"), &tee))
	fmt.Println(string(b), tee.String())
	multi := io.MultiReader(strings.NewReader("one "), strings.NewReader(""), oneByte{strings.NewReader("two ")}, io.MultiReader(strings.NewReader("three")))
	b, err = io.ReadAll(multi)
	fmt.Println(string(b), err)
	var w1, w2 bytes.Buffer
	mw := io.MultiWriter(&w1, io.MultiWriter(&w2, io.Discard))
	io.WriteString(mw, "both")
	fmt.Fprint(mw, "!")
	_, err = io.MultiWriter(&w1, short{}).Write([]byte("x"))
	fmt.Println(w1.String(), w2.String(), err)
	ow := &at{make([]byte, 10)}
	off := io.NewOffsetWriter(ow, 2)
	off.Write([]byte("ab"))
	off.WriteAt([]byte("z"), 5)
	off.Seek(1, io.SeekCurrent)
	off.Write([]byte("q"))
	fmt.Printf("%q\n", ow.b)
	rc := io.NopCloser(strings.NewReader("closer"))
	io.Copy(os.Stdout, rc)
	fmt.Println(rc.Close())

	pr, pw := io.Pipe()
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		for i := 0; i < 5; i++ {
			n, err := fmt.Fprintf(pw, "line %d\n", i)
			if n != 7 || err != nil {
				fmt.Println("write", n, err)
			}
		}
		pw.CloseWithError(errors.New("writer gone"))
	}()
	b, err = io.ReadAll(oneByte{pr})
	wg.Wait()
	fmt.Printf("%q %v\n", b, err)
	pr, pw = io.Pipe()
	pr.Close()
	_, err = pw.Write([]byte("x"))
	fmt.Println(err, err == io.ErrClosedPipe)
	pr, pw = io.Pipe()
	pw.Close()
	_, err = pr.Read(buf)
	fmt.Println(err, err == io.EOF)
	_, err = pw.Write(nil)
	fmt.Println(err)
}
