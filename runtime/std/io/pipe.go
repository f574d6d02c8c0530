package io

import (
	"errors"
	"sync"
)

// ErrClosedPipe says that a pipe's own end was closed.
var ErrClosedPipe = errors.New("io: read/write on closed pipe")

// pipe hands what a Write gives to Reads, without a buffer: Write returns when all of it was read.
type pipe struct {
	writing sync.Mutex  // one Write at a time
	data    chan []byte // from Write to Read
	taken   chan int    // back: how much of it was read

	once sync.Once // closes done
	done chan struct{}

	lock     sync.Mutex // guards the two errors
	readEnd  error      // why the reading end was closed
	writeEnd error
}

func (p *pipe) isDone() bool {
	select {
	case <-p.done:
		return true
	default:
		return false
	}
}

// closeEnd sets the reason of one end, the first time, and wakes all.
func (p *pipe) closeEnd(end *error, reason error) {
	p.lock.Lock()
	if *end == nil {
		*end = reason
	}
	p.lock.Unlock()
	p.once.Do(func() { close(p.done) })
}

func (p *pipe) reasons() (readEnd, writeEnd error) {
	p.lock.Lock()
	defer p.lock.Unlock()
	return p.readEnd, p.writeEnd
}

func (p *pipe) read(b []byte) (n int, err error) {
	if !p.isDone() {
		select {
		case from := <-p.data:
			n = copy(b, from)
			p.taken <- n
			return n, nil
		case <-p.done:
		}
	}
	readEnd, writeEnd := p.reasons()
	if readEnd == nil && writeEnd != nil {
		return 0, writeEnd
	}
	return 0, ErrClosedPipe
}

func (p *pipe) write(b []byte) (n int, err error) {
	if !p.isDone() {
		p.writing.Lock()
		defer p.writing.Unlock()
		for once := true; once || len(b) > 0; once = false { // an empty Write waits for a Read too
			select {
			case p.data <- b:
				m := <-p.taken
				b = b[m:]
				n += m
				continue
			case <-p.done:
			}
			return n, p.writeFault()
		}
		return n, nil
	}
	return 0, p.writeFault()
}

func (p *pipe) writeFault() error {
	readEnd, writeEnd := p.reasons()
	if writeEnd == nil && readEnd != nil {
		return readEnd
	}
	return ErrClosedPipe
}

// Pipe makes a pipe. Its ends may be used by several goroutines each.
func Pipe() (*PipeReader, *PipeWriter) {
	w := &PipeWriter{r: PipeReader{pipe: pipe{data: make(chan []byte), taken: make(chan int), done: make(chan struct{})}}}
	return &w.r, w
}

// PipeReader is the reading end of a pipe.
type PipeReader struct{ pipe }

// Read waits for a Write, and gives EOF (or CloseWithError's error) once the writing end is closed.
func (r *PipeReader) Read(data []byte) (n int, err error) { return r.pipe.read(data) }

// Close makes Writes fail with ErrClosedPipe.
func (r *PipeReader) Close() error { return r.CloseWithError(nil) }

// CloseWithError makes Writes fail with err.
func (r *PipeReader) CloseWithError(err error) error {
	if err == nil {
		err = ErrClosedPipe
	}
	r.pipe.closeEnd(&r.pipe.readEnd, err)
	return nil
}

// PipeWriter is the writing end of a pipe.
type PipeWriter struct{ r PipeReader }

// Write waits until all of data was read, or an end closed.
func (w *PipeWriter) Write(data []byte) (n int, err error) { return w.r.pipe.write(data) }

// Close makes Reads return EOF.
func (w *PipeWriter) Close() error { return w.CloseWithError(nil) }

// CloseWithError makes Reads return err, EOF if it is nil.
func (w *PipeWriter) CloseWithError(err error) error {
	if err == nil {
		err = EOF
	}
	w.r.pipe.closeEnd(&w.r.pipe.writeEnd, err)
	return nil
}
