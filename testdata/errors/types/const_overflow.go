package main

const big = 1 << 600 // ERROR "15: constant shift overflow"
const c8 int8 = 128 // ERROR "17: cannot use 128 \(untyped int constant\) as int8 value in constant declaration \(overflows\)"
const u uint = -1 // ERROR "16: cannot use \-1 \(untyped int constant\) as uint value in constant declaration \(overflows\)"

var a = int8(1000) // ERROR "14: constant 1000 overflows int8"
var b uint8 = 255 + 1 // ERROR "15: cannot use 255 \+ 1 \(untyped int constant 256\) as uint8 value in variable declaration \(overflows\)"
var c = uint(1) - 2 // ERROR "9: uint\(1\) \- 2 \(constant \-1 of type uint\) overflows uint"
var d int64 = 1 << 63 // ERROR "15: cannot use 1 << 63 \(untyped int constant 9223372036854775808\) as int64 value in variable declaration \(overflows\)"
var e float32 = 1e40 // ERROR "17: cannot use 1e40 \(untyped float constant 1e\+40\) as float32 value in variable declaration \(overflows\)"
var f = 1 << 64 // ERROR "9: cannot use 1 << 64 \(untyped int constant 18446744073709551616\) as int value in variable declaration \(overflows\)"
var g = []int{1 << 70} // ERROR "15: cannot use 1 << 70 \(untyped int constant 1180591620717411303424\) as int value in array or slice literal \(overflows\)"
var h = -uint8(1) // ERROR "9: \-uint8\(1\) \(constant \-1 of type uint8\) overflows uint8"
