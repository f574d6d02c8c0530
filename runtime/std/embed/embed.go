// Package embed gives a program the files that its //go:embed directives name.
//
// The compiler makes the data of an FS: its files and the folders above them, folders with a slash at the end, sorted by folder and
// then by name, so that what is in a folder lies side by side (golite/ir/build/embed.py; change both).
package embed

import (
	"errors"
	"io"
	"io/fs"
	"time"
)

// FS is a read-only tree of files, usually made by a //go:embed directive. The zero FS is empty.
type FS struct {
	files *[]file
}

var (
	_ fs.ReadDirFS    = FS{}
	_ fs.ReadFileFS   = FS{}
	_ fs.FileInfo     = (*file)(nil)
	_ fs.DirEntry     = (*file)(nil)
	_ io.Seeker       = (*openFile)(nil)
	_ io.ReaderAt     = (*openFile)(nil)
	_ fs.ReadDirFile  = (*openDir)(nil)
	errNotFolder      = errors.New("not a directory")
	errIsFolder       = errors.New("is a directory")
	root              = &file{name: "./"}
)

// A file or folder. Known to golite/ir/build/embed.py; change both.
type file struct {
	name string
	data string
}

// split gives the folder that a name is in ("." at the top) and its last element.
func split(name string) (dir, elem string) {
	if n := len(name); n > 0 && name[n-1] == '/' {
		name = name[:n-1]
	}
	for i := len(name) - 1; i >= 0; i-- {
		if name[i] == '/' {
			return name[:i], name[i+1:]
		}
	}
	return ".", name
}

func (f *file) Name() string               { _, elem := split(f.name); return elem }
func (f *file) Size() int64                { return int64(len(f.data)) }
func (f *file) ModTime() time.Time         { return time.Time{} }
func (f *file) IsDir() bool                { return f.name[len(f.name)-1] == '/' }
func (f *file) Sys() any                   { return nil }
func (f *file) Type() fs.FileMode          { return f.Mode().Type() }
func (f *file) Info() (fs.FileInfo, error) { return f, nil }

func (f *file) Mode() fs.FileMode {
	if f.IsDir() {
		return fs.ModeDir | 0555
	}
	return 0444
}

func (f *file) String() string { return fs.FormatFileInfo(f) }

// before says whether a comes before b in an FS.
func before(aDir, aElem, bDir, bElem string) bool {
	return aDir < bDir || aDir == bDir && aElem < bElem
}

// search gives the index of the first file that does not come before (dir, elem).
func search(files []file, dir, elem string) int {
	lo, hi := 0, len(files)
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if d, e := split(files[mid].name); before(d, e, dir, elem) {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

func (f FS) lookup(name string) *file {
	if !fs.ValidPath(name) {
		return nil
	}
	if name == "." {
		return root
	}
	if f.files == nil {
		return nil
	}
	files := *f.files
	dir, elem := split(name)
	if i := search(files, dir, elem); i < len(files) {
		if d, e := split(files[i].name); d == dir && e == elem {
			return &files[i]
		}
	}
	return nil
}

// inside gives the files of a folder.
func (f FS) inside(dir string) []file {
	if f.files == nil {
		return nil
	}
	files := *f.files
	first := search(files, dir, "")
	last := first
	for last < len(files) {
		if d, _ := split(files[last].name); d != dir {
			break
		}
		last++
	}
	return files[first:last]
}

// Open opens a file or folder.
func (f FS) Open(name string) (fs.File, error) {
	found := f.lookup(name)
	if found == nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	if found.IsDir() {
		return &openDir{found, f.inside(name), 0}, nil
	}
	return &openFile{found, 0}, nil
}

// ReadDir gives what is in a folder, sorted by name.
func (f FS) ReadDir(name string) ([]fs.DirEntry, error) {
	opened, err := f.Open(name)
	if err != nil {
		return nil, err
	}
	dir, ok := opened.(*openDir)
	if !ok {
		return nil, &fs.PathError{Op: "read", Path: name, Err: errNotFolder}
	}
	return dir.take(len(dir.files)), nil
}

// ReadFile gives a copy of a file's content.
func (f FS) ReadFile(name string) ([]byte, error) {
	opened, err := f.Open(name)
	if err != nil {
		return nil, err
	}
	file, ok := opened.(*openFile)
	if !ok {
		return nil, &fs.PathError{Op: "read", Path: name, Err: errIsFolder}
	}
	return []byte(file.f.data), nil
}

type openFile struct {
	f  *file
	at int64
}

func (o *openFile) Close() error               { return nil }
func (o *openFile) Stat() (fs.FileInfo, error) { return o.f, nil }

func (o *openFile) fail(op string) error {
	return &fs.PathError{Op: op, Path: o.f.name, Err: fs.ErrInvalid}
}

func (o *openFile) Read(b []byte) (int, error) {
	if o.at >= int64(len(o.f.data)) {
		return 0, io.EOF
	}
	if o.at < 0 {
		return 0, o.fail("read")
	}
	n := copy(b, o.f.data[o.at:])
	o.at += int64(n)
	return n, nil
}

func (o *openFile) Seek(offset int64, whence int) (int64, error) {
	switch whence {
	case io.SeekCurrent:
		offset += o.at
	case io.SeekEnd:
		offset += int64(len(o.f.data))
	}
	if offset < 0 || offset > int64(len(o.f.data)) {
		return 0, o.fail("seek")
	}
	o.at = offset
	return offset, nil
}

func (o *openFile) ReadAt(b []byte, offset int64) (int, error) {
	if offset < 0 || offset > int64(len(o.f.data)) {
		return 0, o.fail("read")
	}
	n := copy(b, o.f.data[offset:])
	if n < len(b) {
		return n, io.EOF
	}
	return n, nil
}

type openDir struct {
	f     *file
	files []file
	at    int
}

func (d *openDir) Close() error               { return nil }
func (d *openDir) Stat() (fs.FileInfo, error) { return d.f, nil }

func (d *openDir) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: d.f.name, Err: errIsFolder}
}

// take gives the next n entries.
func (d *openDir) take(n int) []fs.DirEntry {
	list := make([]fs.DirEntry, n)
	for i := range list {
		list[i] = &d.files[d.at+i]
	}
	d.at += n
	return list
}

func (d *openDir) ReadDir(count int) ([]fs.DirEntry, error) {
	n := len(d.files) - d.at
	if n == 0 {
		if count <= 0 {
			return nil, nil
		}
		return nil, io.EOF
	}
	if count > 0 && n > count {
		n = count
	}
	return d.take(n), nil
}
