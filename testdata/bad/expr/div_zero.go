package main

func main() {
	n := 5
	_ = n / 0
	_ = n % 0
	_ = 1 / 0
	_ = 1.0 / 0
	f := 1.5
	_ = f / 0
	n /= 0
	const z = 0
	_ = 3 % z
	_ = uint8(3) / z
}
