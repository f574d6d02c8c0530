// What package math/rand needs from the runtime: the generator itself is in proc.go.

package runtime

//go:linkname rand_runtime_rand math/rand.runtime_rand
func rand_runtime_rand() uint64 { return rand() }
