// A connection in memory.

package net

import (
	"io"
	"os"
	"sync"
	"time"
)

// pipeDeadline is a deadline as a channel that is closed when it is over.
type pipeDeadline struct {
	mu    sync.Mutex
	timer *time.Timer
	over  chan struct{} // guarded by mu; closed once the deadline is over
}

// wait returns the channel for the deadline as it is now.
func (d *pipeDeadline) wait() chan struct{} {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.over
}

func (d *pipeDeadline) set(t time.Time) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.timer != nil && !d.timer.Stop() {
		<-d.over // its function runs now, or did
	}
	d.timer = nil
	isOver := closed(d.over)
	left := time.Until(t)
	if !t.IsZero() && left <= 0 {
		if !isOver {
			close(d.over)
		}
		return
	}
	if isOver {
		d.over = make(chan struct{})
	}
	if !t.IsZero() {
		over := d.over
		d.timer = time.AfterFunc(left, func() { close(over) })
	}
}

func closed(c <-chan struct{}) bool {
	select {
	case <-c:
		return true
	default:
		return false
	}
}

type pipeAddr struct{}

func (pipeAddr) Network() string { return "pipe" }
func (pipeAddr) String() string  { return "pipe" }

// pipe is an end. A writer offers its bytes on writes and hears on counts how many the reader took, until all are.
type pipe struct {
	writing  sync.Mutex // one writer after another
	receives <-chan []byte
	took     chan<- int
	writes   chan<- []byte
	counts   <-chan int

	closing      sync.Once
	done         chan struct{}
	otherDone    <-chan struct{}
	readUntil    pipeDeadline
	writeUntil   pipeDeadline
}

// Pipe returns the ends of a connection in memory without buffers: a Write waits until it is read.
func Pipe() (Conn, Conn) {
	there, back := make(chan []byte), make(chan []byte)
	tookThere, tookBack := make(chan int), make(chan int)
	doneA, doneB := make(chan struct{}), make(chan struct{})
	a := &pipe{receives: back, took: tookBack, writes: there, counts: tookThere, done: doneA, otherDone: doneB}
	b := &pipe{receives: there, took: tookThere, writes: back, counts: tookBack, done: doneB, otherDone: doneA}
	for _, p := range [2]*pipe{a, b} {
		p.readUntil.over = make(chan struct{})
		p.writeUntil.over = make(chan struct{})
	}
	return a, b
}

func (*pipe) LocalAddr() Addr  { return pipeAddr{} }
func (*pipe) RemoteAddr() Addr { return pipeAddr{} }

func wrapPipe(op string, err error) error {
	if err == nil || err == io.EOF || err == io.ErrClosedPipe {
		return err
	}
	return &OpError{Op: op, Net: "pipe", Err: err}
}

func (p *pipe) Read(b []byte) (int, error) {
	n, err := p.receive(b)
	return n, wrapPipe("read", err)
}

func (p *pipe) receive(b []byte) (int, error) {
	deadline := p.readUntil.wait()
	switch {
	case closed(p.done):
		return 0, io.ErrClosedPipe
	case closed(p.otherDone):
		return 0, io.EOF
	case closed(deadline):
		return 0, os.ErrDeadlineExceeded
	}
	select {
	case offered := <-p.receives:
		n := copy(b, offered)
		p.took <- n
		return n, nil
	case <-p.done:
		return 0, io.ErrClosedPipe
	case <-p.otherDone:
		return 0, io.EOF
	case <-deadline:
		return 0, os.ErrDeadlineExceeded
	}
}

func (p *pipe) Write(b []byte) (int, error) {
	n, err := p.offer(b)
	return n, wrapPipe("write", err)
}

func (p *pipe) offer(b []byte) (n int, err error) {
	deadline := p.writeUntil.wait()
	switch {
	case closed(p.done), closed(p.otherDone):
		return 0, io.ErrClosedPipe
	case closed(deadline):
		return 0, os.ErrDeadlineExceeded
	}
	p.writing.Lock()
	defer p.writing.Unlock()
	for once := true; once || len(b) > 0; once = false { // nothing is offered, too
		select {
		case p.writes <- b:
			took := <-p.counts
			b = b[took:]
			n += took
		case <-p.done:
			return n, io.ErrClosedPipe
		case <-p.otherDone:
			return n, io.ErrClosedPipe
		case <-deadline:
			return n, os.ErrDeadlineExceeded
		}
	}
	return n, nil
}

func (p *pipe) Close() error {
	p.closing.Do(func() { close(p.done) })
	return nil
}

func (p *pipe) setDeadlines(t time.Time, deadlines ...*pipeDeadline) error {
	if closed(p.done) || closed(p.otherDone) {
		return io.ErrClosedPipe
	}
	for _, d := range deadlines {
		d.set(t)
	}
	return nil
}

func (p *pipe) SetDeadline(t time.Time) error      { return p.setDeadlines(t, &p.readUntil, &p.writeUntil) }
func (p *pipe) SetReadDeadline(t time.Time) error  { return p.setDeadlines(t, &p.readUntil) }
func (p *pipe) SetWriteDeadline(t time.Time) error { return p.setDeadlines(t, &p.writeUntil) }
