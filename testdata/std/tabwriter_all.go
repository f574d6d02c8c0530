// text/tabwriter: alignment, flags, escapes, sections.
package main

import (
	"fmt"
	"os"
	"text/tabwriter"
)

func table(title string, minWidth, tabWidth, padding int, padChar byte, flags uint, text string) {
	fmt.Println("==", title)
	w := tabwriter.NewWriter(os.Stdout, minWidth, tabWidth, padding, padChar, flags)
	fmt.Fprint(w, text)
	w.Flush()
	fmt.Println("|")
}

func main() {
	text := "name\tcount\tprice\nbread\t1\t2.50\nchocolate cake\t12\t120\n\té日\tx\nno tabs here\na\tb\n"
	table("spaces", 0, 8, 1, ' ', 0, text)
	table("tabs", 8, 8, 0, '\t', 0, text)
	table("right", 5, 0, 2, ' ', tabwriter.AlignRight|tabwriter.Debug, text)
	table("dots", 10, 8, 1, '.', tabwriter.Debug, text)
	table("indent", 4, 4, 1, ' ', tabwriter.TabIndent, "\t\tx\n\ty\tz\n\t\t\tw\n")
	table("discard", 2, 8, 1, '.', tabwriter.DiscardEmptyColumns|tabwriter.Debug, "a\v\vb\n\v\vc\nd\v\ve\n")
	table("html", 0, 8, 1, ' ', tabwriter.FilterHTML|tabwriter.Debug, "<b>bold</b>\tx\n&amp;&lt;\ty\nlonger\tz\n")
	table("escape", 0, 8, 1, ' ', tabwriter.StripEscape|tabwriter.Debug, "a\xff\t\n\xff\tb\ncc\td\n")
	table("sections", 0, 8, 1, ' ', tabwriter.Debug, "a\tb\nlonger\tc\f1\t2\n3\t4\n")
	w := new(tabwriter.Writer).Init(os.Stdout, 0, 8, 2, ' ', tabwriter.AlignRight)
	for i := 1; i < 12; i++ {
		fmt.Fprintf(w, "%d\t%d\t%d\t\n", i, i*i, i*i*i)
	}
	w.Flush()
}
