// Package fs defines the interfaces to a file system, and the types that package os shares with them.
package fs

import (
	"internal/oserror"
	"time"
	"unicode/utf8"
)

// An FS is a tree of files.
type FS interface {
	// Open opens the file with a name that is valid in the sense of ValidPath; errors are *PathError.
	Open(name string) (File, error)
}

// A File is an open file.
type File interface {
	Stat() (FileInfo, error)
	Read([]byte) (int, error)
	Close() error
}

// A ReadDirFile is a directory file whose entries can be read.
type ReadDirFile interface {
	File
	// ReadDir reads the next n entries, io.EOF at the end; all of them, and no io.EOF, if n <= 0.
	ReadDir(n int) ([]DirEntry, error)
}

// A DirEntry is an entry read from a directory.
type DirEntry interface {
	Name() string
	IsDir() bool
	Type() FileMode
	Info() (FileInfo, error)
}

// A FileInfo describes a file.
type FileInfo interface {
	Name() string // the last element of the path
	Size() int64
	Mode() FileMode
	ModTime() time.Time
	IsDir() bool
	Sys() any // the underlying data, may be nil
}

// Errors to test for with errors.Is.
var (
	ErrInvalid    = oserror.ErrInvalid
	ErrPermission = oserror.ErrPermission
	ErrExist      = oserror.ErrExist
	ErrNotExist   = oserror.ErrNotExist
	ErrClosed     = oserror.ErrClosed
)

// ValidPath tells whether name is a path for FS.Open: elements separated by single slashes, none empty, "." or "..", or just ".".
func ValidPath(name string) bool {
	if !utf8.ValidString(name) {
		return false
	}
	if name == "." {
		return true
	}
	for {
		i := 0
		for i < len(name) && name[i] != '/' {
			i++
		}
		if elem := name[:i]; elem == "" || elem == "." || elem == ".." {
			return false
		}
		if i == len(name) {
			return true
		}
		name = name[i+1:]
	}
}

// PathError records an error, the operation and the path it happened with.
type PathError struct {
	Op   string
	Path string
	Err  error
}

func (e *PathError) Error() string { return e.Op + " " + e.Path + ": " + e.Err.Error() }

func (e *PathError) Unwrap() error { return e.Err }

// Timeout tells whether the error is a timeout.
func (e *PathError) Timeout() bool {
	t, ok := e.Err.(interface{ Timeout() bool })
	return ok && t.Timeout()
}

// A FileMode is a file's kind and permissions, the same on all systems.
type FileMode uint32

const (
	ModeDir        FileMode = 1 << (32 - 1 - iota) // d
	ModeAppend                                     // a
	ModeExclusive                                  // l
	ModeTemporary                                  // T
	ModeSymlink                                    // L
	ModeDevice                                     // D
	ModeNamedPipe                                  // p
	ModeSocket                                     // S
	ModeSetuid                                     // u
	ModeSetgid                                     // g
	ModeCharDevice                                 // c, with ModeDevice
	ModeSticky                                     // t
	ModeIrregular                                  // ?

	// ModeType is the bits that tell the kind; none for a regular file.
	ModeType = ModeDir | ModeSymlink | ModeNamedPipe | ModeSocket | ModeDevice | ModeCharDevice | ModeIrregular
	// ModePerm is Unix's permission bits.
	ModePerm FileMode = 0777
)

// String returns letters for the kind and nine for the permissions.
func (m FileMode) String() string {
	var room [32]byte
	b := room[:0]
	for i, c := range "dalTLDpSugct?" {
		if m&(1<<uint(31-i)) != 0 {
			b = append(b, byte(c))
		}
	}
	if len(b) == 0 {
		b = append(b, '-')
	}
	for i, c := range "rwxrwxrwx" {
		if m&(1<<uint(8-i)) == 0 {
			c = '-'
		}
		b = append(b, byte(c))
	}
	return string(b)
}

func (m FileMode) IsDir() bool     { return m&ModeDir != 0 }
func (m FileMode) IsRegular() bool { return m&ModeType == 0 }
func (m FileMode) Perm() FileMode  { return m & ModePerm }
func (m FileMode) Type() FileMode  { return m & ModeType }

// FormatFileInfo returns a line like those of ls -l.
func FormatFileInfo(info FileInfo) string {
	b := append([]byte(info.Mode().String()), ' ')
	b = appendSize(b, info.Size())
	b = append(b, ' ')
	b = info.ModTime().AppendFormat(b, time.DateTime)
	b = append(b, ' ')
	b = append(b, info.Name()...)
	if info.IsDir() {
		b = append(b, '/')
	}
	return string(b)
}

func appendSize(b []byte, n int64) []byte {
	var room [20]byte
	i := len(room)
	u := uint64(n)
	if n < 0 {
		b = append(b, '-')
		u = -u
	}
	for {
		i--
		room[i] = byte('0' + u%10)
		if u /= 10; u == 0 {
			return append(b, room[i:]...)
		}
	}
}

// FormatDirEntry returns the entry's type and name.
func FormatDirEntry(dir DirEntry) string {
	mode := dir.Type().String()
	s := mode[:len(mode)-9] + " " + dir.Name()
	if dir.IsDir() {
		s += "/"
	}
	return s
}

type infoEntry struct{ FileInfo }

func (e infoEntry) Type() FileMode          { return e.Mode().Type() }
func (e infoEntry) Info() (FileInfo, error) { return e.FileInfo, nil }
func (e infoEntry) String() string          { return FormatDirEntry(e) }

// FileInfoToDirEntry returns an entry with the information in info; nil for nil.
func FileInfoToDirEntry(info FileInfo) DirEntry {
	if info == nil {
		return nil
	}
	return infoEntry{info}
}
