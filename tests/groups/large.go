package main

// large makes blocks so large that the system's memory is used for them.
var large [1 << 20]byte

func init() {
	for i := 0; i < len(large); i += 1 << 12 {
		large[i]++
		check(large[i] == 1, "large")
	}
}
