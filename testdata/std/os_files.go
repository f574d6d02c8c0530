package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"syscall"
	"time"
)

func check(what string, err error) {
	if err != nil {
		var pe *os.PathError
		fmt.Printf("%s: %v | %T not-exist %t exist %t perm %t\n", what, strip(err.Error()), err, os.IsNotExist(err), os.IsExist(err), os.IsPermission(err))
		if errors.As(err, &pe) {
			fmt.Println("   ", pe.Op, strip(pe.Path), pe.Err)
		}
		return
	}
	fmt.Println(what, "ok")
}

var dir string

func strip(s string) string { return strings.ReplaceAll(s, dir, "DIR") }

func main() {
	var err error
	dir, err = os.MkdirTemp("", "golite-*-test")
	check("MkdirTemp", err)
	defer os.RemoveAll(dir)
	p := func(s string) string { return dir + "/" + s }

	_, err = os.Open(p("none"))
	check("open none", err)
	fmt.Println(errors.Is(err, os.ErrNotExist), errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOENT), errors.Is(err, os.ErrExist))
	check("write", os.WriteFile(p("a.txt"), []byte("hello\nworld\n"), 0644))
	data, err := os.ReadFile(p("a.txt"))
	check("read", err)
	fmt.Printf("%q\n", data)
	_, err = os.ReadFile(dir)
	check("read dir", err)

	f, err := os.OpenFile(p("b"), os.O_RDWR|os.O_CREATE|os.O_EXCL, 0600)
	check("create b", err)
	_, err = os.OpenFile(p("b"), os.O_RDWR|os.O_CREATE|os.O_EXCL, 0600)
	check("create b again", err)
	fmt.Println(strip(f.Name()))
	fmt.Println(f.WriteString("0123456789"))
	fmt.Println(f.WriteAt([]byte("AB"), 3))
	fmt.Println(f.Seek(2, io.SeekStart))
	b := make([]byte, 4)
	n, err := f.Read(b)
	fmt.Println(n, err, string(b[:n]))
	n, err = f.ReadAt(b, 8)
	fmt.Println(n, err, string(b[:n]))
	n, err = f.ReadAt(b, 0)
	fmt.Println(n, err, string(b[:n]))
	_, err = f.ReadAt(b, -1)
	check("readat", err)
	_, err = f.WriteAt(b, -1)
	check("writeat", err)
	fmt.Println(f.Seek(-1, io.SeekEnd))
	n, err = f.Read(b)
	fmt.Println(n, err)
	n, err = f.Read(b)
	fmt.Println(n, err)
	n, err = f.Read(nil)
	fmt.Println(n, err)
	_, err = f.Seek(-5, io.SeekStart)
	check("seek", err)
	check("truncate", f.Truncate(5))
	check("sync", f.Sync())
	check("chmod", f.Chmod(0640))
	st, err := f.Stat()
	check("stat", err)
	fmt.Println(st.Name(), st.Size(), st.Mode(), st.IsDir(), time.Since(st.ModTime()) < time.Hour, st.Sys().(*syscall.Stat_t).Size)
	check("deadline", f.SetDeadline(time.Now()))
	check("close", f.Close())
	check("close again", f.Close())
	_, err = f.Read(b)
	check("read closed", err)
	fmt.Println(errors.Is(err, os.ErrClosed))
	_, err = f.Stat()
	check("stat closed", err)
	_, err = f.Seek(0, 0)
	check("seek closed", err)
	var nf *os.File
	_, err = nf.Read(b)
	fmt.Println(err, nf.Close())

	f, err = os.OpenFile(p("b"), os.O_APPEND|os.O_WRONLY, 0)
	check("append", err)
	fmt.Fprintf(f, "+%d", 42)
	_, err = f.WriteAt(b, 1)
	fmt.Println(err)
	_, err = f.Read(b)
	check("read wronly", err)
	f.Close()
	data, _ = os.ReadFile(p("b"))
	fmt.Println(string(data))
	check("truncate path", os.Truncate(p("b"), 2))

	check("mkdir", os.Mkdir(p("d"), 0755))
	check("mkdir again", os.Mkdir(p("d"), 0755))
	check("mkdir deep", os.Mkdir(p("x/y"), 0755))
	check("mkdirall", os.MkdirAll(p("x/y/z"), 0755))
	check("mkdirall again", os.MkdirAll(p("x/y/z/"), 0755))
	check("mkdirall file", os.MkdirAll(p("b/c"), 0755))
	check("rename", os.Rename(p("b"), p("x/c")))
	check("rename none", os.Rename(p("b"), p("x/c")))
	check("rename over dir", os.Rename(p("a.txt"), p("d")))
	check("symlink", os.Symlink("c", p("x/link")))
	check("link", os.Link(p("x/c"), p("x/hard")))
	s, err := os.Readlink(p("x/link"))
	fmt.Println(s, err)
	_, err = os.Readlink(p("x/c"))
	check("readlink", err)
	l1, _ := os.Lstat(p("x/link"))
	l2, _ := os.Stat(p("x/link"))
	l3, _ := os.Stat(p("x/hard"))
	fmt.Println(l1.Mode().Type(), l2.Mode(), l2.Name(), os.SameFile(l2, l3), os.SameFile(l1, l2))
	check("chmod", os.Chmod(p("x/c"), 0400))
	check("chtimes", os.Chtimes(p("x/c"), time.Unix(1, 0), time.Unix(1000000000, 5)))
	st, _ = os.Stat(p("x/c"))
	fmt.Println(st.Mode(), st.ModTime().UTC(), fs.FormatFileInfo(st)[:12])
	for i := 0; i < 5; i++ {
		os.WriteFile(p(fmt.Sprintf("x/f%d", i)), make([]byte, i), 0600)
	}
	list, err := os.ReadDir(p("x"))
	check("readdir", err)
	for _, e := range list {
		info, err := e.Info()
		fmt.Println(e.Name(), e.IsDir(), e.Type(), info.Mode(), err, e)
	}
	_, err = os.ReadDir(p("none"))
	check("readdir none", err)
	_, err = os.ReadDir(p("x/c"))
	check("readdir file", err)
	f, _ = os.Open(p("x"))
	total := 0
	for {
		names, err := f.Readdirnames(3)
		total += len(names)
		if err != nil {
			fmt.Println(total, len(names), err)
			break
		}
	}
	f.Seek(0, 0)
	infos, err := f.Readdir(-1)
	fmt.Println(len(infos), err)
	f.Close()

	err = fs.WalkDir(os.DirFS(dir), ".", func(path string, d fs.DirEntry, err error) error {
		fmt.Println("walk", path, d.IsDir(), err)
		if d.Name() == "y" {
			return fs.SkipDir
		}
		return nil
	})
	fmt.Println(err)
	m, err := fs.Glob(os.DirFS(dir), "x/f[1-3]")
	fmt.Println(m, err)
	_, err = os.DirFS(dir).Open("../x")
	check("dirfs", err)
	_, err = fs.ReadFile(os.DirFS(dir), "nope")
	check("dirfs", err)
	sub, _ := fs.Sub(os.DirFS(dir), "x")
	data, err = fs.ReadFile(sub, "c")
	fmt.Printf("%q %v\n", data, err)
	_, err = fs.Stat(sub, "none")
	check("sub", err)

	check("remove dir", os.Remove(p("x")))
	check("remove none", os.Remove(p("none")))
	check("removeall none", os.RemoveAll(p("none")))
	check("removeall", os.RemoveAll(p("x")))
	check("removeall .", os.RemoveAll(p("x/.")))
	_, err = os.Stat(p("x"))
	check("stat", err)
	check("chdir", os.Chdir(p("d")))
	wd, err := os.Getwd()
	fmt.Println(strip(wd), err)
	check("relative", os.WriteFile("rel", nil, 0666))
	_, err = os.Stat(p("d/rel"))
	check("relative", err)
	check("chdir none", os.Chdir("none"))
	tf, err := os.CreateTemp(dir, "t*.x")
	check("createtemp", err)
	name := strings.TrimPrefix(tf.Name(), dir+"/")
	fmt.Println(strings.HasPrefix(name, "t"), strings.HasSuffix(name, ".x"), len(name) > 3)
	tf.Close()
	_, err = os.CreateTemp(dir, "a/b")
	check("createtemp", err)
	_, err = os.MkdirTemp(p("none"), "x")
	fmt.Println(os.IsNotExist(err))
	big := strings.Repeat("0123456789abcdef", 1<<16)
	check("big", os.WriteFile("big", []byte(big), 0666))
	data, err = os.ReadFile("big")
	fmt.Println(len(data), string(data) == big, err)
	os.Chdir("/")

	for _, m := range []fs.FileMode{0, 0777, fs.ModeDir | 0755, fs.ModeSymlink | 0777, fs.ModeDevice | fs.ModeCharDevice | 0620, fs.ModeSetuid | fs.ModeSticky | 0111, fs.ModeAppend | fs.ModeExclusive | fs.ModeTemporary | fs.ModeNamedPipe | fs.ModeSocket | fs.ModeSetgid | fs.ModeIrregular} {
		fmt.Println(m, m.IsDir(), m.IsRegular(), m.Perm(), m.Type())
	}
	for _, s := range []string{".", "a", "a/b", "", "/", "/a", "a/", "a//b", "..", "a/../b", "a/./b", "\xff"} {
		fmt.Print(fs.ValidPath(s), " ")
	}
	fmt.Println()
	st, _ = os.Stat("/dev/null")
	fmt.Println(st.Mode()&fs.ModeCharDevice != 0, st.Name())
	for _, s := range []string{"/", "/usr", "/usr/", "/usr//"} {
		st, err := os.Stat(s)
		fmt.Println(st.Name(), st.IsDir(), err)
	}
}
