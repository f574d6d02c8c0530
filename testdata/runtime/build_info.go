// debug.ParseBuildInfo: what it takes, what it says of what is wrong, and that String writes the same again.
package main

import (
	"fmt"
	"runtime/debug"
)

func main() {
	for _, s := range []string{
		"", "path\tx", "path\tx\n", "go\tgo1.2\npath\ta b\nmod\tm\tv1\th1:x\n", "mod\tm\n", "mod\tm\tv1\n", "mod\tm\tv1\t\n", "dep\td\tv2\n=>\tr\tv3\th1:z\n", "=>\tr\tv3\th1:z\n",
		"=>\tr\tv3\n", "dep\td\tv2\n=>\tr\tv3\n", "dep\td\n", "dep\ta\tb\tc\td\n", "build\ta=b\n", "build\ta\n", "build\t\"a b\"=\"c d\"\n", "build\t\"a=b\"=\"c\\td\"\nbuild\t`x`=`y z`\n", "build\ta=\n", "build\t=x\n", "build\t\"a\n", "build\ta=\"b\n", "build\t\"a\"b=c\n", "build\ta=\"b\"c\n", "build\ta=b c\n",
		"junk\n", "junk\tx\n", "\n\npath\tq\n\nbuild\tk=v\n", "path\ta\npath\tb\n", "mod\ta\tv1\nmod\tb\tv2\n=>\tc\tv3\th\ndep\tx\tv\n", "build\ta b=c\n", "build\t\"\"=c\n","path\tx\r\n", " path\tx\n", "path\n", "go\n", "go\tgo1.20\tx\n", "mod\tm\tv1\n=>\tn\tv2\th\n=>\to\tv3\th\n",
	} {
		bi, err := debug.ParseBuildInfo(s)
		fmt.Printf("%q: %v\n", s, err)
		if err == nil {
			fmt.Printf("  %q %q %q %q %d %q\n", bi.GoVersion, bi.Path, bi.Main.Path, bi.Main.Version, len(bi.Deps), bi.Settings)
			if bi.Main.Replace != nil {
				fmt.Printf("  => %+v\n", *bi.Main.Replace)
			}
			for _, d := range bi.Deps {
				fmt.Printf("  dep %q %q %q\n", d.Path, d.Version, d.Sum)
				if d.Replace != nil {
					fmt.Printf("  => %+v\n", *d.Replace)
				}
			}
			fmt.Printf("  %q\n", bi.String())
		}
	}
}
