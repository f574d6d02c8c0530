package rand

// runtime_rand returns 64 random bits, for any goroutine. The runtime provides it (runtime/std/HOOKS.md).
func runtime_rand() uint64
