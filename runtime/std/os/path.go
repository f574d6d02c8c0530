// Operations on paths.

package os

import (
	"syscall"
	"time"
)

// call makes a call on one path, with a *PathError if it fails.
func call(op, name string, f func(string) error) error {
	if err := retry(func() error { return f(name) }); err != nil {
		return &PathError{Op: op, Path: name, Err: err}
	}
	return nil
}

// Mkdir makes a directory.
func Mkdir(name string, perm FileMode) error {
	err := call("mkdir", name, func(p string) error { return syscall.Mkdir(p, syscallMode(perm)) })
	if err == nil && perm&ModeSticky != 0 { // mkdir(2) may drop it
		err = Chmod(name, perm)
	}
	return err
}

// MkdirAll makes a directory and those above it that are missing.
func MkdirAll(path string, perm FileMode) error {
	if info, err := Stat(path); err == nil {
		if info.IsDir() {
			return nil
		}
		return &PathError{Op: "mkdir", Path: path, Err: syscall.ENOTDIR}
	}
	end := len(path)
	for end > 0 && path[end-1] == '/' {
		end--
	}
	for end > 0 && path[end-1] != '/' {
		end--
	}
	if end > 1 {
		if err := MkdirAll(path[:end-1], perm); err != nil {
			return err
		}
	}
	err := Mkdir(path, perm)
	if err != nil {
		if info, e := Lstat(path); e == nil && info.IsDir() {
			return nil
		}
	}
	return err
}

// Remove removes a file or an empty directory.
func Remove(name string) error {
	e := retry(func() error { return syscall.Unlink(name) })
	if e == nil {
		return nil
	}
	e2 := retry(func() error { return syscall.Rmdir(name) })
	if e2 == nil {
		return nil
	}
	if e2 != syscall.ENOTDIR { // it is a directory: that error says why
		e = e2
	}
	return &PathError{Op: "remove", Path: name, Err: e}
}

// RemoveAll removes path and everything in it; that there is nothing is no error.
func RemoveAll(path string) error {
	if path == "" {
		return nil
	}
	if len(path) >= 1 && path[len(path)-1] == '.' && (len(path) == 1 || path[len(path)-2] == '/') {
		return &PathError{Op: "RemoveAll", Path: path, Err: syscall.EINVAL}
	}
	err := Remove(path)
	if err == nil || IsNotExist(err) {
		return nil
	}
	info, e := Lstat(path)
	if e != nil {
		if IsNotExist(e) {
			return nil
		}
		return e
	}
	if !info.IsDir() {
		return err
	}
	f, e := Open(path)
	if e != nil {
		if IsNotExist(e) {
			return nil
		}
		return e
	}
	names, e := f.Readdirnames(-1)
	f.Close()
	var first error
	if e != nil {
		first = e
	}
	for _, name := range names {
		if e := RemoveAll(path + "/" + name); e != nil && first == nil {
			first = e
		}
	}
	err = Remove(path)
	if err == nil || IsNotExist(err) {
		return nil
	}
	if first != nil {
		return first
	}
	return err
}

func link(op, from, to string, f func(from, to string) error) error {
	if err := retry(func() error { return f(from, to) }); err != nil {
		return &LinkError{op, from, to, err}
	}
	return nil
}

// Rename moves a file; one that is in the way is replaced unless it is a directory.
func Rename(oldpath, newpath string) error {
	if info, err := Lstat(newpath); err == nil && info.IsDir() {
		// The kernel would replace an empty directory, which Go does not.
		if from, err := Lstat(oldpath); err != nil {
			return &LinkError{"rename", oldpath, newpath, underlying(err)}
		} else if newpath == oldpath || !SameFile(info, from) {
			return &LinkError{"rename", oldpath, newpath, syscall.EEXIST}
		}
	}
	return link("rename", oldpath, newpath, syscall.Rename)
}

// Link makes newname a hard link to oldname.
func Link(oldname, newname string) error { return link("link", oldname, newname, syscall.Link) }

// Symlink makes newname a symbolic link to oldname.
func Symlink(oldname, newname string) error {
	return link("symlink", oldname, newname, syscall.Symlink)
}

// Readlink returns where a symbolic link leads.
func Readlink(name string) (string, error) {
	for size := 128; ; size *= 2 {
		b := make([]byte, size)
		n, err := syscall.Readlink(name, b)
		if err == syscall.EINTR {
			continue
		}
		if err != nil {
			return "", &PathError{Op: "readlink", Path: name, Err: err}
		}
		if n < size {
			return string(b[:n]), nil
		}
	}
}

// Truncate changes the size of a file.
func Truncate(name string, size int64) error {
	return call("truncate", name, func(p string) error { return syscall.Truncate(p, size) })
}

// Chmod changes the mode of a file.
func Chmod(name string, mode FileMode) error {
	return call("chmod", name, func(p string) error { return syscall.Chmod(p, syscallMode(mode)) })
}

// Chown changes the owner and group; -1 leaves one as it is.
func Chown(name string, uid, gid int) error {
	return call("chown", name, func(p string) error { return syscall.Chown(p, uid, gid) })
}

// Lchown is Chown that does not follow a symbolic link.
func Lchown(name string, uid, gid int) error {
	return call("lchown", name, func(p string) error { return syscall.Lchown(p, uid, gid) })
}

// Chtimes changes the access and modification times; a zero Time leaves one as it is.
func Chtimes(name string, atime time.Time, mtime time.Time) error {
	const omit = 1<<30 - 2 // UTIME_OMIT
	spec := func(t time.Time) syscall.Timespec {
		if t.IsZero() {
			return syscall.Timespec{Nsec: omit}
		}
		return syscall.Timespec{Sec: t.Unix(), Nsec: int64(t.Nanosecond())}
	}
	times := []syscall.Timespec{spec(atime), spec(mtime)}
	return call("chtimes", name, func(p string) error { return syscall.UtimesNano(p, times) })
}

// Chdir changes the working directory.
func Chdir(dir string) error { return call("chdir", dir, syscall.Chdir) }

// Getwd returns the working directory: what PWD says, if that is right, as it may lead there through symbolic links.
func Getwd() (dir string, err error) {
	if pwd := Getenv("PWD"); len(pwd) > 0 && pwd[0] == '/' {
		if here, err := Stat("."); err == nil {
			if there, err := Stat(pwd); err == nil && SameFile(here, there) {
				return pwd, nil
			}
		}
	}
	dir, e := syscall.Getwd()
	return dir, NewSyscallError("getwd", e)
}
