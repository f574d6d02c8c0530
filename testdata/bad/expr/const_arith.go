package main

const a = 1 << 600
const b = 1 / 0
const c = 1.5 % 2
const d = "a" * 2
const e = -"x"
const f = !1
const g = len([]int{1})
const h = 'a' + "b"
const i int8 = 1000
const j = int8(1000)
const k = 10 << -1

func main() {}
