// os.Pipe, files, environment, arguments.
//
//test:args one "two words" -x
//test:env GOLITE_TEST_VAR=value=1
package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

func main() {
	fmt.Println(len(os.Args), os.Args[1:])
	fmt.Println(os.Getenv("GOLITE_TEST_VAR"), os.Getenv("SURELY_NOT_SET_7") == "")
	_, ok := os.LookupEnv("SURELY_NOT_SET_7")
	os.Setenv("SURELY_NOT_SET_7", "now")
	fmt.Println(ok, os.Getenv("SURELY_NOT_SET_7"))

	r, w, err := os.Pipe()
	fmt.Println(err)
	go func() {
		for i := range 3 {
			fmt.Fprintf(w, "line %d\n", i)
		}
		w.Close()
	}()
	sc := bufio.NewScanner(r)
	for sc.Scan() {
		fmt.Println("got", sc.Text())
	}
	r.Close()

	dir, err := os.MkdirTemp("", "golite-test-")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	name := dir + "/file.txt"
	err = os.WriteFile(name, []byte("alpha\nbeta\ngamma"), 0o644)
	data, err2 := os.ReadFile(name)
	fmt.Println(err, err2, len(data))
	f, _ := os.OpenFile(name, os.O_APPEND|os.O_RDWR, 0)
	f.WriteString("\ndelta")
	off, err := f.Seek(6, io.SeekStart)
	buf := make([]byte, 4)
	n, err3 := io.ReadFull(f, buf)
	fmt.Println(off, err, n, err3, string(buf))
	rest, _ := io.ReadAll(f)
	fmt.Printf("%q\n", rest)
	_, err = f.Read(buf)
	fmt.Println(err == io.EOF)
	f.Close()
	_, err = f.Read(buf)
	fmt.Println(errors.Is(err, os.ErrClosed))
	st, _ := os.Stat(name)
	fmt.Println(st.Size(), st.Name(), st.IsDir(), st.Mode())
	fmt.Println(os.Mkdir(dir+"/sub", 0o755), os.Rename(name, dir+"/sub/g.txt"))
	ents, _ := os.ReadDir(dir)
	for _, e := range ents {
		fmt.Println(e.Name(), e.IsDir())
	}
	_, err = os.Open(name)
	fmt.Println(strings.Replace(err.Error(), dir, "DIR", 1))
	fmt.Println(os.Remove(dir+"/sub/g.txt"), os.IsNotExist(err))
	fmt.Fprintln(os.Stderr, "to stderr")
	os.Stdout.WriteString("direct\n")
}
