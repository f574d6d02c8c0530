package main

func main() {
	_ = int8(128)
	_ = uint8(-1)
	_ = uint(-5)
	_ = int(1.5)
	_ = int32(1 << 31)
	_ = float32(1e40)
	_ = string(-1)
	_ = byte('世')
	_ = rune("a")
	_ = int64(1 << 63)
}
