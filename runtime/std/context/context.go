// Package context carries deadlines, cancellation and values of a request across goroutines.
//
// Contexts form a tree. One that can be cancelled is a cancelCtx: it has a channel that is closed at the end, and the children to cancel along.
// A new one finds its nearest cancelCtx among its ancestors by asking for the value of the private key selfKey, which only a
// cancelCtx answers with itself. If a foreign Context is in between and has a Done channel of its own, a goroutine
// watches it instead.
package context

import (
	"errors"
	"internal/reflectlite"
	"sync"
	"sync/atomic"
	"time"
)

// A Context carries a deadline, a cancellation signal and values. Its methods may be called by several goroutines.
type Context interface {
	// Deadline returns when work on behalf of this context should be cancelled, if at any time.
	Deadline() (deadline time.Time, ok bool)
	// Done returns a channel that is closed when the work should be cancelled; nil if that never happens.
	Done() <-chan struct{}
	// Err returns nil before Done is closed, then Canceled or DeadlineExceeded.
	Err() error
	// Value returns the value for key, nil if there is none.
	Value(key any) any
}

// Canceled is the Err of a cancelled context.
var Canceled = errors.New("context canceled")

// DeadlineExceeded is the Err of a context whose deadline has passed.
var DeadlineExceeded error = deadlineExceeded{}

type deadlineExceeded struct{}

func (deadlineExceeded) Error() string   { return "context deadline exceeded" }
func (deadlineExceeded) Timeout() bool   { return true }
func (deadlineExceeded) Temporary() bool { return true }

// emptyCtx is never cancelled and has nothing.
type emptyCtx struct{}

func (emptyCtx) Deadline() (deadline time.Time, ok bool) { return }
func (emptyCtx) Done() <-chan struct{}                   { return nil }
func (emptyCtx) Err() error                              { return nil }
func (emptyCtx) Value(key any) any                       { return nil }

type backgroundCtx struct{ emptyCtx }

func (backgroundCtx) String() string { return "context.Background" }

type todoCtx struct{ emptyCtx }

func (todoCtx) String() string { return "context.TODO" }

// Background returns the root of contexts: never cancelled, no values, no deadline.
func Background() Context { return backgroundCtx{} }

// TODO returns a context for where it is not clear yet which to use.
func TODO() Context { return todoCtx{} }

// A CancelFunc tells an operation to give up, and does not wait for that. Calls after the first do nothing.
type CancelFunc func()

// A CancelCauseFunc is a CancelFunc that also sets the cause.
type CancelCauseFunc func(cause error)

// WithCancel returns a copy of parent with a new Done channel, closed when cancel is called or parent's is closed.
func WithCancel(parent Context) (ctx Context, cancel CancelFunc) {
	c := newCancel(parent)
	return c, func() { c.cancel(true, Canceled, nil) }
}

// WithCancelCause is WithCancel with a cause, which Cause returns.
func WithCancelCause(parent Context) (ctx Context, cancel CancelCauseFunc) {
	c := newCancel(parent)
	return c, func(cause error) { c.cancel(true, Canceled, cause) }
}

func newCancel(parent Context) *cancelCtx {
	if parent == nil {
		panic("cannot create context from nil parent")
	}
	c := &cancelCtx{}
	c.follow(parent, c)
	return c
}

// Cause returns why c was cancelled: what its cancel function, or the nearest ancestor's that was cancelled first, was given; else c.Err().
func Cause(c Context) error {
	err := c.Err()
	if err == nil {
		return nil
	}
	if cc, ok := c.Value(&selfKey).(*cancelCtx); ok {
		cc.mu.Lock()
		cause := cc.cause
		cc.mu.Unlock()
		if cause != nil {
			return cause
		}
	}
	return err
}

// AfterFunc arranges for f to be called in a goroutine of its own when ctx is done. stop prevents that and tells whether it could.
func AfterFunc(ctx Context, f func()) (stop func() bool) {
	a := &afterFuncCtx{f: f}
	a.follow(ctx, a)
	return func() bool {
		stopped := false
		a.once.Do(func() { stopped = true })
		if stopped {
			a.cancel(true, Canceled, nil)
		}
		return stopped
	}
}

// afterFuncer is a Context with an AfterFunc of its own, which saves the goroutine that would watch it.
type afterFuncer interface {
	AfterFunc(func()) func() bool
}

type afterFuncCtx struct {
	cancelCtx
	once sync.Once // either runs f or stops it
	f    func()
}

func (a *afterFuncCtx) cancel(detach bool, err, cause error) {
	a.cancelCtx.cancel(false, err, cause)
	if detach {
		unlink(a.Context, a)
	}
	a.once.Do(func() { go a.f() })
}

// stopCtx is the parent of a context that watches a foreign one with AfterFunc: it knows how to end that.
type stopCtx struct {
	Context
	stop func() bool
}

// selfKey is the key that a cancelCtx answers with itself.
var selfKey int

// nearest returns the cancelCtx that parent's Done channel belongs to, if it is one's.
func nearest(parent Context) (*cancelCtx, bool) {
	done := parent.Done()
	if done == nil || done == closed {
		return nil, false
	}
	p, ok := parent.Value(&selfKey).(*cancelCtx)
	if !ok {
		return nil, false
	}
	own, _ := p.done.Load().(chan struct{})
	if own != done { // somebody wrapped it with another channel
		return nil, false
	}
	return p, true
}

// A canceler is a context that can be cancelled from above.
type canceler interface {
	cancel(detach bool, err, cause error)
	Done() <-chan struct{}
}

// closed is the Done channel of contexts that were cancelled before anybody asked for it.
var closed = make(chan struct{})

func init() { close(closed) }

// cancelCtx can be cancelled, and cancels its children then.
type cancelCtx struct {
	Context // the parent

	mu       sync.Mutex
	done     atomic.Value          // chan struct{}, made when asked for
	children map[canceler]struct{} // guarded by mu; nil after cancellation
	err      atomic.Value          // errBox, set under mu
	cause    error                 // guarded by mu
}

// errBox gives all errors one type, as an atomic.Value needs it.
type errBox struct{ err error }

func (c *cancelCtx) Value(key any) any {
	if key == &selfKey {
		return c
	}
	return value(c.Context, key)
}

func (c *cancelCtx) Done() <-chan struct{} {
	if d := c.done.Load(); d != nil {
		return d.(chan struct{})
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	d := c.done.Load()
	if d == nil {
		d = make(chan struct{})
		c.done.Store(d)
	}
	return d.(chan struct{})
}

func (c *cancelCtx) Err() error {
	if b := c.err.Load(); b != nil {
		// Err must not be seen before Done is closed.
		<-c.Done()
		return b.(errBox).err
	}
	return nil
}

// follow makes child be cancelled when parent is. c is child's cancelCtx.
func (c *cancelCtx) follow(parent Context, child canceler) {
	c.Context = parent
	done := parent.Done()
	if done == nil {
		return
	}
	select {
	case <-done:
		child.cancel(false, parent.Err(), Cause(parent))
		return
	default:
	}
	if p, ok := nearest(parent); ok {
		p.mu.Lock()
		if b := p.err.Load(); b != nil {
			cause := p.cause
			p.mu.Unlock()
			child.cancel(false, b.(errBox).err, cause)
			return
		}
		if p.children == nil {
			p.children = make(map[canceler]struct{})
		}
		p.children[child] = struct{}{}
		p.mu.Unlock()
		return
	}
	if a, ok := parent.(afterFuncer); ok {
		c.mu.Lock()
		stop := a.AfterFunc(func() { child.cancel(false, parent.Err(), Cause(parent)) })
		c.Context = stopCtx{parent, stop}
		c.mu.Unlock()
		return
	}
	go func() {
		select {
		case <-done:
			child.cancel(false, parent.Err(), Cause(parent))
		case <-child.Done():
		}
	}()
}

// cancel closes the Done channel and cancels the children; detach takes c out of its parent's children.
func (c *cancelCtx) cancel(detach bool, err, cause error) {
	if cause == nil {
		cause = err
	}
	c.mu.Lock()
	if c.err.Load() != nil {
		c.mu.Unlock()
		return
	}
	c.cause = cause
	c.err.Store(errBox{err})
	if d := c.done.Load(); d != nil {
		close(d.(chan struct{}))
	} else {
		c.done.Store(closed)
	}
	for child := range c.children {
		child.cancel(false, err, cause)
	}
	c.children = nil
	c.mu.Unlock()
	if detach {
		unlink(c.Context, c)
	}
}

// unlink takes a child off its parent.
func unlink(parent Context, child canceler) {
	if s, ok := parent.(stopCtx); ok {
		s.stop()
		return
	}
	p, ok := nearest(parent)
	if !ok {
		return
	}
	p.mu.Lock()
	delete(p.children, child)
	p.mu.Unlock()
}

// WithoutCancel returns a copy of parent with its values that is not cancelled with it and has no deadline.
func WithoutCancel(parent Context) Context {
	if parent == nil {
		panic("cannot create context from nil parent")
	}
	return withoutCancelCtx{parent}
}

type withoutCancelCtx struct{ c Context }

func (withoutCancelCtx) Deadline() (deadline time.Time, ok bool) { return }
func (withoutCancelCtx) Done() <-chan struct{}                   { return nil }
func (withoutCancelCtx) Err() error                              { return nil }
func (c withoutCancelCtx) Value(key any) any                     { return value(c, key) }
func (c withoutCancelCtx) String() string                        { return name(c.c) + ".WithoutCancel" }

// WithDeadline returns a copy of parent with a deadline no later than d: its Done is closed then, or when cancel is called or parent's is closed.
func WithDeadline(parent Context, d time.Time) (Context, CancelFunc) {
	return WithDeadlineCause(parent, d, nil)
}

// WithDeadlineCause is WithDeadline with a cause for when the deadline passes.
func WithDeadlineCause(parent Context, d time.Time, cause error) (Context, CancelFunc) {
	if parent == nil {
		panic("cannot create context from nil parent")
	}
	if cur, ok := parent.Deadline(); ok && cur.Before(d) {
		return WithCancel(parent) // the parent's is sooner
	}
	c := &timerCtx{deadline: d}
	c.cancelCtx.follow(parent, c)
	left := time.Until(d)
	if left <= 0 {
		c.cancel(true, DeadlineExceeded, cause)
		return c, func() { c.cancel(false, Canceled, nil) }
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.err.Load() == nil {
		c.timer = time.AfterFunc(left, func() { c.cancel(true, DeadlineExceeded, cause) })
	}
	return c, func() { c.cancel(true, Canceled, nil) }
}

// WithTimeout is WithDeadline with the deadline timeout from now.
func WithTimeout(parent Context, timeout time.Duration) (Context, CancelFunc) {
	return WithDeadline(parent, time.Now().Add(timeout))
}

// WithTimeoutCause is WithTimeout with a cause for when it expires.
func WithTimeoutCause(parent Context, timeout time.Duration, cause error) (Context, CancelFunc) {
	return WithDeadlineCause(parent, time.Now().Add(timeout), cause)
}

// timerCtx is a cancelCtx that a timer cancels.
type timerCtx struct {
	cancelCtx
	timer    *time.Timer // guarded by cancelCtx.mu
	deadline time.Time
}

func (c *timerCtx) Deadline() (deadline time.Time, ok bool) { return c.deadline, true }

func (c *timerCtx) String() string {
	return name(c.cancelCtx.Context) + ".WithDeadline(" + c.deadline.String() + " [" + time.Until(c.deadline).String() + "])"
}

func (c *timerCtx) cancel(detach bool, err, cause error) {
	c.cancelCtx.cancel(false, err, cause)
	if detach {
		unlink(c.cancelCtx.Context, c)
	}
	c.mu.Lock()
	if c.timer != nil {
		c.timer.Stop()
		c.timer = nil
	}
	c.mu.Unlock()
}

// WithValue returns a copy of parent in which the value of key, which must be comparable and should be of a type of its own, is val.
func WithValue(parent Context, key, val any) Context {
	if parent == nil {
		panic("cannot create context from nil parent")
	}
	if key == nil {
		panic("nil key")
	}
	if !reflectlite.TypeOf(key).Comparable() {
		panic("key is not comparable")
	}
	return &valueCtx{parent, key, val}
}

type valueCtx struct {
	Context
	key, val any
}

func (c *valueCtx) Value(key any) any {
	if c.key == key {
		return c.val
	}
	return value(c.Context, key)
}

func (c *valueCtx) String() string {
	return name(c.Context) + ".WithValue(" + text(c.key) + ", " + text(c.val) + ")"
}

func (c *cancelCtx) String() string { return name(c.Context) + ".WithCancel" }

type stringer interface{ String() string }

// name is how a context is called in the description of those below it.
func name(c Context) string {
	if s, ok := c.(stringer); ok {
		return s.String()
	}
	return reflectlite.TypeOf(c).String()
}

// text is a short description of a key or value, without package fmt.
func text(v any) string {
	switch s := v.(type) {
	case stringer:
		return s.String()
	case string:
		return s
	case nil:
		return "<nil>"
	}
	return reflectlite.TypeOf(v).String()
}

// value goes up the tree without recursion as long as the contexts are this package's.
func value(c Context, key any) any {
	for {
		switch ctx := c.(type) {
		case *valueCtx:
			if ctx.key == key {
				return ctx.val
			}
			c = ctx.Context
		case *cancelCtx:
			if key == &selfKey {
				return ctx
			}
			c = ctx.Context
		case *timerCtx:
			if key == &selfKey {
				return &ctx.cancelCtx
			}
			c = ctx.cancelCtx.Context
		case withoutCancelCtx:
			if key == &selfKey { // nothing above cancels it
				return nil
			}
			c = ctx.c
		case backgroundCtx, todoCtx:
			return nil
		default:
			return c.Value(key)
		}
	}
}
