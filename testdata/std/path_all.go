// path: cleaning, joining, taking apart, matching.
package main

import (
	"fmt"
	"path"
)

func main() {
	for _, p := range []string{"", ".", "..", "/", "//", "a", "a/", "/a/b", "a//b", "a/./b", "a/../b", "../a", "../../a/../b", "/../a", "a/b/../../..", "a/b.c/d.tar.gz", "./a", ".bashrc", "a/.", "///x//y//"} {
		dir, file := path.Split(p)
		fmt.Printf("%q %q %q %q %q %q %q %t\n", p, path.Clean(p), dir, file, path.Base(p), path.Dir(p), path.Ext(p), path.IsAbs(p))
	}
	fmt.Println(path.Join("a", "b", "../c"), path.Join("", ""), path.Join("/", "x", "", "y"), path.Join())
	for _, c := range [][2]string{{"*", ""}, {"*.go", "x.go"}, {"*.go", "a/x.go"}, {"a*/b", "abc/b"}, {"?", "é"}, {"?", "/"}, {"[a-c]x", "bx"}, {"[^a-c]x", "bx"}, {"[é-ü]", "ê"}, {"\\*", "*"}, {"a*b*c*d", "axxbxxcxxd"},
		{"a*b*c*d", "axxbxxdxxc"}, {"[", "a"}, {"[]a]", "]"}, {"[-]", "-"}, {"a[", "a"}, {"a[", "ab"}, {"*x", "xxx"}, {"a\\", "a"}, {"[a-]", "a"}, {"**", "ab"}, {"x", "y["}, {"[x", "a"}} {
		m, err := path.Match(c[0], c[1])
		fmt.Println(c[0], c[1], m, err)
	}
}
