package main

const (
	a = iota
	b uint8 = 255 + iota // ERROR "12: cannot use 255 \+ iota \(untyped int constant 256\) as uint8 value in constant declaration \(overflows\)"
	c // ERROR "2: cannot use 255 \+ iota \(untyped int constant 257\) as uint8 value in constant declaration \(overflows\)"
)

func main() {
	_ = iota // ERROR "6: cannot use iota outside constant declaration"
}
