// Package poll is the layer between files (and sockets) and the kernel: a descriptor that many goroutines use, that can be
// closed while they do, and that parks them on the runtime's poller if it is in non-blocking mode.
//
// An FD counts its users in refs together with a bit that says closed. The last user after Close gives the descriptor back to
// the kernel, so that nobody reads from a number that means another file by then. Reads exclude reads and writes exclude writes
// by rmu and wmu, so that a Write is not torn by another one.
//
// What nobody closed is closed when nothing leads to it any more, if CloseUnreachable was called. All operations are users until they are over, and
// release them last of all, so that fd is reachable while they use the descriptor.
package poll

import (
	"errors"
	"io"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
	"unsafe"
)

func runtime_pollServerInit()
func runtime_pollOpen(fd uintptr) (ctx uintptr, errno int)
func runtime_pollClose(ctx uintptr)
func runtime_pollReset(ctx uintptr, mode int) int
func runtime_pollWait(ctx uintptr, mode int) int
func runtime_pollSetDeadline(ctx uintptr, d int64, mode int)
func runtime_pollUnblock(ctx uintptr)
func runtime_setFinalizer(fd, finalizer any)

// What the runtime's poll functions answer.
const (
	pollReady = iota
	pollClosing
	pollTimeout
	pollNotPollable
)

// ErrFileClosing is what operations on a closed file return; package os makes its own of it.
var ErrFileClosing = errors.New("use of closed file")

// ErrNetClosing is the same for sockets.
var ErrNetClosing = errors.New("use of closed network connection")

// ErrNoDeadline is returned for descriptors that have no deadlines.
var ErrNoDeadline = errors.New("file type does not support deadline")

// ErrNotPollable is returned for files that the poller cannot watch.
var ErrNotPollable = errors.New("not pollable")

// DeadlineExceededError is the type of ErrDeadlineExceeded.
type DeadlineExceededError struct{}

func (e *DeadlineExceededError) Error() string   { return "i/o timeout" }
func (e *DeadlineExceededError) Timeout() bool   { return true }
func (e *DeadlineExceededError) Temporary() bool { return true }

// ErrDeadlineExceeded is returned when a deadline passes.
var ErrDeadlineExceeded error = &DeadlineExceededError{}

// maxRW is the most that is read or written in one call: some kernels cannot do 2 GB.
const maxRW = 1 << 30

const (
	fdClosed = 1      // bit of refs: Close has been called
	fdRef    = 1 << 1 // unit of the users' count
)

// FD is a descriptor. The zero value is not usable: set Sysfd and call Init.
type FD struct {
	Sysfd int
	// IsStream tells that it is no packet socket, so that big writes may be cut into pieces.
	IsStream bool
	// ZeroReadIsEOF tells that reading nothing is the end. Not so for packets.
	ZeroReadIsEOF bool

	refs     atomic.Uint64
	rmu, wmu sync.Mutex
	ctx      uintptr // of the poller; 0: blocking mode
	gone     sync.WaitGroup // until the descriptor is closed, if goroutines park on it
	blocking atomic.Bool    // it was put into blocking mode since: they do not park
	isFile   bool
	finalize bool // it has a finalizer, until it is closed
}

var serverInit sync.Once

// Init makes fd ready. kind is "file" or the network's name; pollable: it is in non-blocking mode, try to park on the poller.
// An error means that it is usable in blocking mode only.
func (fd *FD) Init(kind string, pollable bool) error {
	fd.isFile = kind == "file"
	if !pollable {
		return nil
	}
	serverInit.Do(runtime_pollServerInit)
	ctx, errno := runtime_pollOpen(uintptr(fd.Sysfd))
	if errno != 0 {
		return syscall.Errno(errno)
	}
	fd.ctx = ctx
	fd.gone.Add(1)
	return nil
}

// CloseUnreachable asks that fd be closed some time after nothing leads to it any more. The object that fd is part of begins with it.
func (fd *FD) CloseUnreachable() {
	fd.finalize = true
	runtime_setFinalizer(fd, (*FD).closeUnreachable)
}

func (fd *FD) closeUnreachable() {
	fd.finalize = false // there is none any more
	fd.Close()
}

// Pollable tells whether goroutines park on fd.
func (fd *FD) Pollable() bool { return fd.ctx != 0 }

func (fd *FD) closingError() error {
	if fd.isFile {
		return ErrFileClosing
	}
	return ErrNetClosing
}

// acquire makes the caller a user, if fd is open.
func (fd *FD) acquire() error {
	for {
		r := fd.refs.Load()
		if r&fdClosed != 0 {
			return fd.closingError()
		}
		if fd.refs.CompareAndSwap(r, r+fdRef) {
			return nil
		}
	}
}

// release ends the use; the last user of a closed fd gives it to the kernel.
func (fd *FD) release() error {
	if fd.refs.Add(^uint64(fdRef-1)) == fdClosed {
		return fd.destroy()
	}
	return nil
}

func (fd *FD) destroy() error {
	pollable := fd.ctx != 0
	if pollable {
		runtime_pollClose(fd.ctx)
		fd.ctx = 0
	}
	err := syscall.Close(fd.Sysfd)
	fd.Sysfd = -1
	if pollable {
		fd.gone.Done()
	}
	return err
}

// Close closes fd; who waits in it returns with an error. The descriptor is closed then, unless a system call that blocks uses it.
func (fd *FD) Close() error {
	for {
		r := fd.refs.Load()
		if r&fdClosed != 0 {
			return fd.closingError()
		}
		if fd.refs.CompareAndSwap(r, r+fdRef|fdClosed) {
			break
		}
	}
	if fd.finalize {
		runtime_setFinalizer(fd, nil)
	}
	pollable := fd.ctx != 0
	if pollable {
		runtime_pollUnblock(fd.ctx)
	}
	err := fd.release()
	if pollable && !fd.blocking.Load() {
		fd.gone.Wait()
	}
	return err
}

// SetBlocking puts the descriptor into blocking mode.
func (fd *FD) SetBlocking() error {
	if err := fd.acquire(); err != nil {
		return err
	}
	defer fd.release()
	fd.blocking.Store(true)
	return syscall.SetNonblock(fd.Sysfd, false)
}

// begin and end bracket a read or write, which mu orders.
func (fd *FD) begin(mu *sync.Mutex) error {
	if err := fd.acquire(); err != nil {
		return err
	}
	mu.Lock()
	if fd.refs.Load()&fdClosed != 0 { // while we waited
		mu.Unlock()
		fd.release()
		return fd.closingError()
	}
	return nil
}

func (fd *FD) end(mu *sync.Mutex) {
	mu.Unlock()
	fd.release()
}

func (fd *FD) pollError(result int) error {
	switch result {
	case pollReady:
		return nil
	case pollClosing:
		return fd.closingError()
	case pollTimeout:
		return ErrDeadlineExceeded
	}
	return ErrNotPollable
}

// prepare is called before the first attempt of an operation.
func (fd *FD) prepare(mode int) error {
	if fd.ctx == 0 {
		return nil
	}
	return fd.pollError(runtime_pollReset(fd.ctx, mode))
}

// retry tells whether a call that failed with err is to be made again, waiting until that makes sense; if not it returns the error.
func (fd *FD) retry(err error, mode int) (bool, error) {
	if err == syscall.EINTR {
		return true, nil
	}
	if err == syscall.EAGAIN {
		if fd.ctx != 0 {
			err = fd.pollError(runtime_pollWait(fd.ctx, mode))
		} else {
			err = fd.await(mode)
		}
		if err == nil {
			return true, nil
		}
	}
	return false, err
}

// await waits in a system call: for descriptors that somebody else has put into non-blocking mode, such as those that the process began with.
func (fd *FD) await(mode int) error {
	const pollIn, pollOut = 1, 4
	wanted := struct {
		fd              int32
		events, revents int16
	}{fd: int32(fd.Sysfd), events: pollIn}
	if mode == 'w' {
		wanted.events = pollOut
	}
	if _, _, e := syscall.Syscall(syscall.SYS_POLL, uintptr(unsafe.Pointer(&wanted)), 1, ^uintptr(0)); e != 0 && e != syscall.EINTR {
		return e
	}
	return nil
}

func clip(p []byte) []byte {
	if len(p) > maxRW {
		return p[:maxRW]
	}
	return p
}

// Read reads up to len(p) bytes.
func (fd *FD) Read(p []byte) (int, error) {
	if err := fd.begin(&fd.rmu); err != nil {
		return 0, err
	}
	defer fd.end(&fd.rmu)
	if len(p) == 0 {
		return 0, nil
	}
	if err := fd.prepare('r'); err != nil {
		return 0, err
	}
	if fd.IsStream {
		p = clip(p)
	}
	for {
		n, err := syscall.Read(fd.Sysfd, p)
		if err != nil {
			again, err := fd.retry(err, 'r')
			if again {
				continue
			}
			return 0, err
		}
		if n == 0 && fd.ZeroReadIsEOF {
			return 0, io.EOF
		}
		return n, nil
	}
}

// Pread reads at an offset, without moving the file's own.
func (fd *FD) Pread(p []byte, off int64) (int, error) {
	if err := fd.acquire(); err != nil {
		return 0, err
	}
	defer fd.release()
	if fd.IsStream {
		p = clip(p)
	}
	for {
		n, err := syscall.Pread(fd.Sysfd, p, off)
		if err == syscall.EINTR {
			continue
		}
		if err != nil {
			return 0, err
		}
		if n == 0 && len(p) > 0 && fd.ZeroReadIsEOF {
			return 0, io.EOF
		}
		return n, nil
	}
}

// Write writes all of p, unless there is an error.
func (fd *FD) Write(p []byte) (int, error) {
	if err := fd.begin(&fd.wmu); err != nil {
		return 0, err
	}
	defer fd.end(&fd.wmu)
	if err := fd.prepare('w'); err != nil {
		return 0, err
	}
	done := 0
	for {
		rest := p[done:]
		if fd.IsStream {
			rest = clip(rest)
		}
		n, err := syscall.Write(fd.Sysfd, rest)
		if n > 0 {
			done += n
		}
		if done == len(p) {
			return done, err
		}
		if err != nil {
			again, err := fd.retry(err, 'w')
			if again {
				continue
			}
			return done, err
		}
		if n == 0 {
			return done, io.ErrUnexpectedEOF
		}
	}
}

// Pwrite writes all of p at an offset.
func (fd *FD) Pwrite(p []byte, off int64) (int, error) {
	if err := fd.acquire(); err != nil {
		return 0, err
	}
	defer fd.release()
	done := 0
	for {
		rest := p[done:]
		if fd.IsStream {
			rest = clip(rest)
		}
		n, err := syscall.Pwrite(fd.Sysfd, rest, off+int64(done))
		if err == syscall.EINTR {
			continue
		}
		if n > 0 {
			done += n
		}
		if done == len(p) || err != nil {
			return done, err
		}
		if n == 0 {
			return done, io.ErrUnexpectedEOF
		}
	}
}

// Do calls f with the descriptor, which stays open meanwhile, again while it is interrupted.
func (fd *FD) Do(f func(sysfd int) error) error {
	if err := fd.acquire(); err != nil {
		return err
	}
	defer fd.release()
	for {
		if err := f(fd.Sysfd); err != syscall.EINTR {
			return err
		}
	}
}

// Accept takes a connection from a listening socket. Connections that were given up while they were in the queue are passed over.
// call names the system call that failed, "" if none did.
func (fd *FD) Accept() (sysfd int, sa syscall.Sockaddr, call string, err error) {
	if err := fd.begin(&fd.rmu); err != nil {
		return -1, nil, "", err
	}
	defer fd.end(&fd.rmu)
	if err := fd.prepare('r'); err != nil {
		return -1, nil, "", err
	}
	for {
		n, sa, err := syscall.Accept4(fd.Sysfd, syscall.SOCK_NONBLOCK|syscall.SOCK_CLOEXEC)
		if err == nil {
			return n, sa, "", nil
		}
		if err == syscall.ECONNABORTED {
			continue
		}
		again, err := fd.retry(err, 'r')
		if !again {
			return -1, nil, "accept4", err
		}
	}
}

// WaitConnected waits until a connection that is being made is there, or has failed. The readiness that Init brought counts, so that an end
// before Init is not missed.
func (fd *FD) WaitConnected() error {
	if err := fd.acquire(); err != nil {
		return err
	}
	defer fd.release()
	for {
		if err := fd.pollError(runtime_pollWait(fd.ctx, 'w')); err != nil {
			return err
		}
		n, err := syscall.GetsockoptInt(fd.Sysfd, syscall.SOL_SOCKET, syscall.SO_ERROR)
		if err != nil {
			return err
		}
		switch errno := syscall.Errno(n); errno {
		case syscall.EINPROGRESS, syscall.EALREADY, syscall.EINTR:
		case 0:
			// An edge may be from before the call, so see whether there is a peer.
			if _, err := syscall.Getpeername(fd.Sysfd); err == nil {
				return nil
			}
		case syscall.EISCONN:
			return nil
		default:
			return errno
		}
	}
}

// SetDeadline, SetReadDeadline and SetWriteDeadline set until when operations may wait; the zero Time is forever.
func (fd *FD) SetDeadline(t time.Time) error      { return fd.setDeadline(t, 'r'+'w') }
func (fd *FD) SetReadDeadline(t time.Time) error  { return fd.setDeadline(t, 'r') }
func (fd *FD) SetWriteDeadline(t time.Time) error { return fd.setDeadline(t, 'w') }

func (fd *FD) setDeadline(t time.Time, mode int) error {
	if err := fd.acquire(); err != nil {
		return err
	}
	defer fd.release()
	if fd.ctx == 0 {
		return ErrNoDeadline
	}
	var d int64
	if !t.IsZero() {
		if d = int64(time.Until(t)); d == 0 {
			d = -1 // 0 would be none
		}
	}
	runtime_pollSetDeadline(fd.ctx, d, mode)
	return nil
}
