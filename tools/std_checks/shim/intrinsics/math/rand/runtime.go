package rand

import gorand "math/rand"

func runtime_rand() uint64 { return gorand.Uint64() }
