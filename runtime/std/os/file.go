// Package os is the interface to the operating system: files, the environment, the process.
//
// file.go has open files, stat.go what describes them, dir.go directories, path.go operations on paths, tempfile.go
// temporary files, env.go the environment, proc.go the process, error.go the errors.
package os

import (
	"errors"
	"internal/poll"
	"io"
	"io/fs"
	"syscall"
	"time"
)

// Flags for OpenFile: one of the first three, with any of the others.
const (
	O_RDONLY int = syscall.O_RDONLY
	O_WRONLY int = syscall.O_WRONLY
	O_RDWR   int = syscall.O_RDWR
	O_APPEND int = syscall.O_APPEND
	O_CREATE int = syscall.O_CREAT
	O_EXCL   int = syscall.O_EXCL
	O_SYNC   int = syscall.O_SYNC
	O_TRUNC  int = syscall.O_TRUNC
)

// Seek's whence, as in package io.
const (
	SEEK_SET int = 0
	SEEK_CUR int = 1
	SEEK_END int = 2
)

const (
	PathSeparator     = '/'
	PathListSeparator = ':'
	DevNull           = "/dev/null"
)

// IsPathSeparator tells whether c separates path elements.
func IsPathSeparator(c uint8) bool { return c == PathSeparator }

// The standard streams.
//
//go:group
var (
	Stdin  *File
	Stdout *File
	Stderr *File
)

func sigpipe()

// File is an open file.
type File struct {
	*file // a level of its own, so that nobody can copy the descriptor
}

type file struct {
	fd        poll.FD // first, for CloseUnreachable
	name      string
	dir       *dirReader // of a directory that is being read; guarded by dirMu
	dirMu     dirMutex
	appending bool // opened with O_APPEND
	std       bool // stdout or stderr: a broken pipe ends the program
	nonblock  bool // we have put it into non-blocking mode
}

// newFile makes a File of a descriptor, which is closed when nothing leads to the File any more; pollable says that it is in non-blocking mode, own that
// we have made it so, and nobody else has it.
func newFile(fd int, name string, pollable, own bool) *File {
	f := newStream(fd, name, pollable, own)
	f.fd.CloseUnreachable()
	return f
}

// newStream is newFile for a descriptor that is not the File's own.
func newStream(fd int, name string, pollable, own bool) *File {
	f := &file{name: name, std: fd == syscall.Stdout || fd == syscall.Stderr}
	f.fd.Sysfd = fd
	f.fd.IsStream = true
	f.fd.ZeroReadIsEOF = true
	f.nonblock = own
	if err := f.fd.Init("file", pollable); err != nil && own {
		syscall.SetNonblock(fd, false)
		f.nonblock = false
	}
	return &File{f}
}

// NewFile returns a File for a descriptor, nil if fd is none. A non-blocking one parks goroutines.
func NewFile(fd uintptr, name string) *File {
	n := int(fd)
	if n < 0 {
		return nil
	}
	flags, err := syscall.Fcntl(n, syscall.F_GETFL, 0)
	f := newFile(n, name, err == nil && flags&syscall.O_NONBLOCK != 0, false)
	f.appending = err == nil && flags&syscall.O_APPEND != 0
	return f
}

// Open opens a file for reading.
func Open(name string) (*File, error) { return OpenFile(name, O_RDONLY, 0) }

// Create makes a file, or empties the one there is, and opens it for reading and writing.
func Create(name string) (*File, error) { return OpenFile(name, O_RDWR|O_CREATE|O_TRUNC, 0666) }

// OpenFile opens a file with flags; perm is for a file that gets created, before umask.
func OpenFile(name string, flag int, perm FileMode) (*File, error) {
	for {
		fd, err := syscall.Open(name, flag|syscall.O_CLOEXEC, syscallMode(perm))
		if err == syscall.EINTR {
			continue
		}
		if err != nil {
			return nil, &PathError{Op: "open", Path: name, Err: err}
		}
		pollable := mayWait(fd) && syscall.SetNonblock(fd, true) == nil
		f := newFile(fd, name, pollable, pollable && flag&syscall.O_NONBLOCK == 0)
		f.appending = flag&O_APPEND != 0
		f.std = false
		return f, nil
	}
}

// mayWait tells whether a file that was opened may keep who reads it waiting: a named pipe or a terminal, say.
func mayWait(fd int) bool {
	var st syscall.Stat_t
	if syscall.Fstat(fd, &st) != nil {
		return false
	}
	kind := st.Mode & syscall.S_IFMT
	return kind != syscall.S_IFREG && kind != syscall.S_IFDIR && kind != syscall.S_IFBLK
}

// Pipe returns the ends of a pipe: what is written to w can be read from r.
func Pipe() (r *File, w *File, err error) {
	var p [2]int
	if err := syscall.Pipe2(p[:], syscall.O_CLOEXEC|syscall.O_NONBLOCK); err != nil {
		return nil, nil, NewSyscallError("pipe2", err)
	}
	return newFile(p[0], "|0", true, true), newFile(p[1], "|1", true, true), nil
}

// check refuses a nil File.
func (f *File) check(op string) error {
	if f == nil {
		return ErrInvalid
	}
	return nil
}

// wrap makes a *PathError; io.EOF stays as it is.
func (f *File) wrap(op string, err error) error {
	if err == nil || err == io.EOF {
		return err
	}
	if err == poll.ErrFileClosing {
		err = ErrClosed
	}
	return &PathError{Op: op, Path: f.name, Err: err}
}

// Name returns the name the file was opened with.
func (f *File) Name() string { return f.name }

// Fd returns the descriptor; it is in blocking mode then. It is valid until the File is closed, which it is when nothing leads to it any more.
func (f *File) Fd() uintptr {
	if f == nil {
		return ^uintptr(0)
	}
	if f.nonblock {
		f.fd.SetBlocking()
	}
	return uintptr(f.fd.Sysfd)
}

// Close closes the file. Operations in progress on pipes end with ErrClosed.
func (f *File) Close() error {
	if f == nil {
		return ErrInvalid
	}
	return f.wrap("close", f.fd.Close())
}

// Read reads up to len(b) bytes; at the end 0 and io.EOF.
func (f *File) Read(b []byte) (n int, err error) {
	if err := f.check("read"); err != nil {
		return 0, err
	}
	n, err = f.fd.Read(b)
	return n, f.wrap("read", err)
}

// ReadAt reads len(b) bytes from offset off; fewer only with an error, io.EOF at the end.
func (f *File) ReadAt(b []byte, off int64) (n int, err error) {
	if err := f.check("read"); err != nil {
		return 0, err
	}
	if off < 0 {
		return 0, &PathError{Op: "readat", Path: f.name, Err: errors.New("negative offset")}
	}
	for len(b) > 0 {
		m, e := f.fd.Pread(b, off)
		if e != nil {
			err = f.wrap("read", e)
			break
		}
		n += m
		b = b[m:]
		off += int64(m)
	}
	return
}

// Write writes b; fewer bytes only with an error.
func (f *File) Write(b []byte) (n int, err error) {
	if err := f.check("write"); err != nil {
		return 0, err
	}
	n, err = f.fd.Write(b)
	if err == syscall.EPIPE && f.std {
		sigpipe()
	}
	return n, f.wrap("write", err)
}

// WriteString writes s.
func (f *File) WriteString(s string) (n int, err error) { return f.Write([]byte(s)) }

var errWriteAtInAppendMode = errors.New("os: invalid use of WriteAt on file opened with O_APPEND")

// WriteAt writes b at offset off.
func (f *File) WriteAt(b []byte, off int64) (n int, err error) {
	if err := f.check("write"); err != nil {
		return 0, err
	}
	if f.appending {
		return 0, errWriteAtInAppendMode
	}
	if off < 0 {
		return 0, &PathError{Op: "writeat", Path: f.name, Err: errors.New("negative offset")}
	}
	n, err = f.fd.Pwrite(b, off)
	return n, f.wrap("write", err)
}

// onlyReader and onlyWriter hide what a File has beyond that, so that io.Copy does not call ReadFrom or WriteTo again.
type onlyReader struct{ f *File }

func (r onlyReader) Read(b []byte) (int, error) { return r.f.Read(b) }

type onlyWriter struct{ f *File }

func (w onlyWriter) Write(b []byte) (int, error) { return w.f.Write(b) }

// ReadFrom writes what it reads from r.
func (f *File) ReadFrom(r io.Reader) (n int64, err error) {
	if err := f.check("write"); err != nil {
		return 0, err
	}
	return io.Copy(onlyWriter{f}, r)
}

// WriteTo writes what is left of the file to w.
func (f *File) WriteTo(w io.Writer) (n int64, err error) {
	if err := f.check("read"); err != nil {
		return 0, err
	}
	return io.Copy(w, onlyReader{f})
}

// Seek sets the offset for the next Read or Write: from the start (whence 0), from where it is (1), from the end (2).
func (f *File) Seek(offset int64, whence int) (ret int64, err error) {
	if err := f.check("seek"); err != nil {
		return 0, err
	}
	err = f.fd.Do(func(fd int) (err error) {
		ret, err = syscall.Seek(fd, offset, whence)
		return
	})
	if err == nil && f.hasDir() && ret != 0 {
		err = syscall.EISDIR
	}
	if err != nil {
		return 0, f.wrap("seek", err)
	}
	f.resetDir()
	return ret, nil
}

// do is fd.Do with the errors of op.
func (f *File) do(op string, call func(fd int) error) error {
	if err := f.check(op); err != nil {
		return err
	}
	return f.wrap(op, f.fd.Do(call))
}

// Sync commits the contents to stable storage.
func (f *File) Sync() error { return f.do("sync", syscall.Fsync) }

// Truncate changes the size.
func (f *File) Truncate(size int64) error {
	return f.do("truncate", func(fd int) error { return syscall.Ftruncate(fd, size) })
}

// Chmod changes the mode.
func (f *File) Chmod(mode FileMode) error {
	return f.do("chmod", func(fd int) error { return syscall.Fchmod(fd, syscallMode(mode)) })
}

// Chown changes the owner and group; -1 leaves one as it is.
func (f *File) Chown(uid, gid int) error {
	return f.do("chown", func(fd int) error { return syscall.Fchown(fd, uid, gid) })
}

// Chdir makes the file, a directory, the working directory.
func (f *File) Chdir() error { return f.do("chdir", syscall.Fchdir) }

// SetDeadline sets until when reads and writes may wait. Only pipes and the like have deadlines.
func (f *File) SetDeadline(t time.Time) error {
	if err := f.check("SetDeadline"); err != nil {
		return err
	}
	return f.deadlineError(f.fd.SetDeadline(t))
}

// SetReadDeadline is SetDeadline for reads.
func (f *File) SetReadDeadline(t time.Time) error {
	if err := f.check("SetDeadline"); err != nil {
		return err
	}
	return f.deadlineError(f.fd.SetReadDeadline(t))
}

// SetWriteDeadline is SetDeadline for writes.
func (f *File) SetWriteDeadline(t time.Time) error {
	if err := f.check("SetDeadline"); err != nil {
		return err
	}
	return f.deadlineError(f.fd.SetWriteDeadline(t))
}

func (f *File) deadlineError(err error) error {
	if err == poll.ErrFileClosing {
		return ErrClosed
	}
	return err
}

// syscallMode is the kernel's bits for a FileMode.
func syscallMode(m FileMode) uint32 {
	o := uint32(m.Perm())
	if m&ModeSetuid != 0 {
		o |= syscall.S_ISUID
	}
	if m&ModeSetgid != 0 {
		o |= syscall.S_ISGID
	}
	if m&ModeSticky != 0 {
		o |= syscall.S_ISVTX
	}
	return o
}

// ReadFile returns the contents of a file.
func ReadFile(name string) ([]byte, error) {
	f, err := Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	size := 0
	if info, err := f.Stat(); err == nil {
		if n := info.Size(); n == int64(int(n)) {
			size = int(n)
		}
	}
	size++ // to see the end in the same call
	if size < 512 {
		size = 512 // files in /proc say 0
	}
	data := make([]byte, 0, size)
	for {
		n, err := f.Read(data[len(data):cap(data)])
		data = data[:len(data)+n]
		if err != nil {
			if err == io.EOF {
				err = nil
			}
			return data, err
		}
		if len(data) == cap(data) {
			data = append(data, 0)[:len(data)]
		}
	}
}

// WriteFile writes data to a file, which is made with perm if it does not exist, and emptied before if it does.
func WriteFile(name string, data []byte, perm FileMode) error {
	f, err := OpenFile(name, O_WRONLY|O_CREATE|O_TRUNC, perm)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if e := f.Close(); e != nil && err == nil {
		err = e
	}
	return err
}

var _ fs.ReadDirFile = (*File)(nil)
