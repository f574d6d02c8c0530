// Every form of literal: prefixes and underscores, hexadecimal floats, imaginary of every base, rune and string escapes, raw strings with carriage returns left out.
package main

import "fmt"

func main() {
	fmt.Println(0, 00, 0_7, 0o17, 0O17, 017, 0b11, 0B1_0, 0xFf, 0X_a_b, 1_000_000, 0x1P+2 == 4)
	fmt.Println(0., .5, 1e3, 1E-3, 1_0.2_5e1_0, 0x.8p0, 0x1.p-1, 0X1P0, 0x1.8P+1, 09.5, 0e0, 1e+1)
	fmt.Println(0i, 1i, 010i, 0o10i, 0b11i, 0xfi, 1.5i, .5e1i, 0x1p-1i, 1_0i, 08i)
	fmt.Println('a', 'é', '\000', '\x7f', '\u12ab', '\U00101234', '\'', '"', '\\', '世')
	fmt.Println("\"", "'", "\u65e5\U00008a9e\xe6\x97\xa5\346", len("\xff\377\u00ff"))
	fmt.Println(`\n`, len(`
`), `"a"`+"`")
	const long = 1000000000000000000000 / 1000000000000000000
	fmt.Println(long, five(5) .String(), 0x10.p0 == 16)
}

type five int

func (f five) String() string { return "five" }

const _ = five(5)
