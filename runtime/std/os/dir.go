// Reading directories.

package os

import (
	"io"
	"io/fs"
	"sort"
	"sync"
	"syscall"
)

type dirMutex = sync.Mutex

// dirReader holds entries that the kernel gave and nobody took yet: buf[pos:end].
type dirReader struct {
	buf      []byte
	pos, end int
}

func (f *File) hasDir() bool {
	f.dirMu.Lock()
	defer f.dirMu.Unlock()
	return f.dir != nil
}

func (f *File) resetDir() {
	f.dirMu.Lock()
	f.dir = nil
	f.dirMu.Unlock()
}

// entry is a directory entry; info is read when asked for.
type entry struct {
	parent string
	name   string
	typ    FileMode
}

func (e *entry) Name() string            { return e.name }
func (e *entry) IsDir() bool             { return e.typ.IsDir() }
func (e *entry) Type() FileMode          { return e.typ }
func (e *entry) Info() (FileInfo, error) { return Lstat(e.parent + "/" + e.name) }
func (e *entry) String() string          { return fs.FormatDirEntry(e) }

func number(b []byte, at, size int) (n uint64) {
	for i := size - 1; i >= 0; i-- {
		n = n<<8 | uint64(b[at+i])
	}
	return
}

// next returns the next entry's name and type; ok is false at the end.
func (f *File) next() (name string, typ byte, ok bool, err error) {
	d := f.dir
	for {
		if d.pos >= d.end {
			var n int
			err := f.fd.Do(func(fd int) (err error) {
				n, err = syscall.ReadDirent(fd, d.buf)
				return
			})
			if err != nil {
				return "", 0, false, f.wrap("readdirent", err)
			}
			if n <= 0 {
				return "", 0, false, nil
			}
			d.pos, d.end = 0, n
		}
		// A record: inode 8, offset 8, length 2, type 1, name with a zero byte.
		rec := d.buf[d.pos:d.end]
		size := int(number(rec, 16, 2))
		if size < 19 || size > len(rec) {
			return "", 0, false, nil
		}
		d.pos += size
		if number(rec, 0, 8) == 0 { // deleted
			continue
		}
		b := rec[19:size]
		for i, c := range b {
			if c == 0 {
				b = b[:i]
				break
			}
		}
		if string(b) == "." || string(b) == ".." {
			continue
		}
		return string(b), rec[18], true, nil
	}
}

func modeOfType(typ byte) (FileMode, bool) {
	switch typ {
	case syscall.DT_REG:
		return 0, true
	case syscall.DT_DIR:
		return ModeDir, true
	case syscall.DT_LNK:
		return ModeSymlink, true
	case syscall.DT_FIFO:
		return ModeNamedPipe, true
	case syscall.DT_SOCK:
		return ModeSocket, true
	case syscall.DT_CHR:
		return ModeDevice | ModeCharDevice, true
	case syscall.DT_BLK:
		return ModeDevice, true
	}
	return 0, false
}

// readAll calls add for the next n names, all if n <= 0; add returns whether the name counts.
func (f *File) readAll(n int, add func(name string, typ byte) (bool, error)) error {
	if f == nil {
		return ErrInvalid
	}
	f.dirMu.Lock()
	defer f.dirMu.Unlock()
	if f.dir == nil {
		f.dir = &dirReader{buf: make([]byte, 8192)}
	}
	for got := 0; n <= 0 || got < n; {
		name, typ, ok, err := f.next()
		if err != nil {
			return err
		}
		if !ok {
			if n > 0 && got == 0 {
				return io.EOF
			}
			return nil
		}
		ok, err = add(name, typ)
		if err != nil {
			return err
		}
		if ok {
			got++
		}
	}
	return nil
}

// ReadDir returns the next n entries, io.EOF at the end; all, without io.EOF, if n <= 0. In the directory's order.
func (f *File) ReadDir(n int) ([]DirEntry, error) {
	list := []DirEntry{}
	err := f.readAll(n, func(name string, typ byte) (bool, error) {
		mode, known := modeOfType(typ)
		if !known {
			info, err := Lstat(f.name + "/" + name)
			if IsNotExist(err) {
				return false, nil
			}
			if err != nil {
				return false, err
			}
			mode = info.Mode().Type()
		}
		list = append(list, &entry{f.name, name, mode})
		return true, nil
	})
	if f == nil {
		return nil, err
	}
	return list, err
}

// Readdirnames is ReadDir for only the names.
func (f *File) Readdirnames(n int) (names []string, err error) {
	names = []string{}
	err = f.readAll(n, func(name string, typ byte) (bool, error) {
		names = append(names, name)
		return true, nil
	})
	if f == nil {
		return nil, err
	}
	return names, err
}

// Readdir is ReadDir with a FileInfo for each entry.
func (f *File) Readdir(n int) ([]FileInfo, error) {
	list := []FileInfo{}
	err := f.readAll(n, func(name string, typ byte) (bool, error) {
		info, err := Lstat(f.name + "/" + name)
		if IsNotExist(err) {
			return false, nil
		}
		if err == nil {
			list = append(list, info)
		}
		return true, err
	})
	if f == nil {
		return nil, err
	}
	return list, err
}

// ReadDir returns the entries of a directory sorted by name.
func ReadDir(name string) ([]DirEntry, error) {
	f, err := OpenFile(name, O_RDONLY|syscall.O_DIRECTORY, 0)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	list, err := f.ReadDir(-1)
	sort.Slice(list, func(i, k int) bool { return list[i].Name() < list[k].Name() })
	return list, err
}

// DirFS returns the tree of files below dir.
func DirFS(dir string) fs.FS { return dirFS(dir) }

type dirFS string

func (dir dirFS) join(op, name string) (string, error) {
	if dir == "" {
		return "", &PathError{Op: op, Path: name, Err: fs.ErrInvalid}
	}
	if !fs.ValidPath(name) {
		return "", &PathError{Op: op, Path: name, Err: ErrInvalid}
	}
	return string(dir) + "/" + name, nil
}

// fail gives an error the name that was asked for.
func (dir dirFS) fail(name string, err error) error {
	if e, ok := err.(*PathError); ok {
		e.Path = name
	}
	return err
}

func (dir dirFS) Open(name string) (fs.File, error) {
	full, err := dir.join("open", name)
	if err != nil {
		return nil, err
	}
	f, err := Open(full)
	if err != nil {
		return nil, dir.fail(name, err)
	}
	return f, nil
}

func (dir dirFS) ReadFile(name string) ([]byte, error) {
	full, err := dir.join("readfile", name)
	if err != nil {
		return nil, err
	}
	data, err := ReadFile(full)
	return data, dir.fail(name, err)
}

func (dir dirFS) ReadDir(name string) ([]DirEntry, error) {
	full, err := dir.join("readdir", name)
	if err != nil {
		return nil, err
	}
	list, err := ReadDir(full)
	return list, dir.fail(name, err)
}

func (dir dirFS) Stat(name string) (FileInfo, error) {
	full, err := dir.join("stat", name)
	if err != nil {
		return nil, err
	}
	info, err := Stat(full)
	return info, dir.fail(name, err)
}
