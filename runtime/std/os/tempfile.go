// Temporary files and directories.

package os

import (
	"errors"
	"syscall"
	"unsafe"
)

// TempDir returns the folder for temporary files: TMPDIR in the environment, or /tmp.
func TempDir() string {
	if dir := Getenv("TMPDIR"); dir != "" {
		return dir
	}
	return "/tmp"
}

// random is a number nobody else has: from the kernel.
func random() string {
	var v uint32
	syscall.Syscall(syscall.SYS_GETRANDOM, uintptr(unsafe.Pointer(&v)), 4, 0)
	var b [10]byte
	i := len(b)
	for {
		i--
		b[i] = byte('0' + v%10)
		if v /= 10; v == 0 {
			return string(b[i:])
		}
	}
}

var errPatternHasSeparator = errors.New("pattern contains path separator")

// temp tries names made of dir and pattern, whose last * is replaced by a random number (else it comes at the end).
func temp(op, dir, pattern string, make func(name string) error) error {
	if dir == "" {
		dir = TempDir()
	}
	prefix, suffix := pattern, ""
	for i := len(pattern) - 1; i >= 0; i-- {
		if pattern[i] == '/' {
			return &PathError{Op: op, Path: pattern, Err: errPatternHasSeparator}
		}
	}
	for i := len(pattern) - 1; i >= 0; i-- {
		if pattern[i] == '*' {
			prefix, suffix = pattern[:i], pattern[i+1:]
			break
		}
	}
	if dir[len(dir)-1] != '/' {
		dir += "/"
	}
	for try := 0; ; try++ {
		err := make(dir + prefix + random() + suffix)
		if !IsExist(err) {
			return err
		}
		if try == 10000 {
			return &PathError{Op: op, Path: dir + prefix + "*" + suffix, Err: ErrExist}
		}
	}
}

// CreateTemp makes a new file in dir (or TempDir) and opens it for reading and writing.
func CreateTemp(dir, pattern string) (f *File, err error) {
	err = temp("createtemp", dir, pattern, func(name string) (err error) {
		f, err = OpenFile(name, O_RDWR|O_CREATE|O_EXCL, 0600)
		return
	})
	return
}

// MkdirTemp makes a new directory in dir (or TempDir) and returns its name.
func MkdirTemp(dir, pattern string) (name string, err error) {
	err = temp("mkdirtemp", dir, pattern, func(n string) error {
		name = n
		return Mkdir(n, 0700)
	})
	if err != nil {
		return "", err
	}
	return
}
