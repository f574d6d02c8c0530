// Reading standard input by lines, words and bytes.
//
//test:stdin "3 4\nhello world\nlast line without newline"
package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strings"
)

func main() {
	in := bufio.NewReader(os.Stdin)
	var a, b int
	n, err := fmt.Fscan(in, &a, &b)
	fmt.Println(n, err, a+b)
	rest, _ := in.ReadString('\n')
	fmt.Printf("%q\n", rest)
	line, err := in.ReadString('\n')
	fmt.Printf("%q %v\n", line, err)
	line, err = in.ReadString('\n')
	fmt.Printf("%q %v\n", line, err)
	_, err = in.ReadByte()
	fmt.Println(err == io.EOF)

	sc := bufio.NewScanner(strings.NewReader("one two  three\nfour"))
	sc.Split(bufio.ScanWords)
	for sc.Scan() {
		fmt.Print(sc.Text(), "|")
	}
	fmt.Println(sc.Err())
	sc = bufio.NewScanner(strings.NewReader("a\r\nb\n\nc"))
	for sc.Scan() {
		fmt.Printf("%q ", sc.Text())
	}
	fmt.Println()
	var s string
	var f float64
	c, err := fmt.Sscanf("key: 2.5", "%s %f", &s, &f)
	fmt.Println(c, err, s, f)
	c, err = fmt.Sscan("notanumber", &a)
	fmt.Println(c, err)
	w := bufio.NewWriter(os.Stdout)
	fmt.Fprintf(w, "buffered %d\n", 1)
	fmt.Println("before flush")
	w.Flush()
	pr, pw := io.Pipe()
	go func() { fmt.Fprint(pw, "through io.Pipe"); pw.Close() }()
	all, err := io.ReadAll(pr)
	fmt.Println(string(all), err)
}
