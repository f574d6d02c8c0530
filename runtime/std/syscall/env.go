// The program's environment: a list of k=v as the runtime hands it over, taken over at the first use.

package syscall

import "sync"

func runtime_envs() []string
func runtimeSetenv(k, v string)
func runtimeUnsetenv(k string)

// environ.list is guarded by mu and filled through once. A variable that occurs twice counts with its first entry.
//
//go:group
var environ struct {
	mu     sync.RWMutex
	once   sync.Once
	list   []string
}

func loadEnv() { environ.list = append([]string(nil), runtime_envs()...) }

// findEnv returns the index of key's entry, -1 if there is none.
func findEnv(key string) int {
	n := len(key)
	for i, kv := range environ.list {
		if len(kv) > n && kv[n] == '=' && kv[:n] == key {
			return i
		}
	}
	return -1
}

// Getenv returns the value of an environment variable and whether it is set.
func Getenv(key string) (value string, found bool) {
	if key == "" {
		return "", false
	}
	environ.once.Do(loadEnv)
	environ.mu.RLock()
	defer environ.mu.RUnlock()
	i := findEnv(key)
	if i < 0 {
		return "", false
	}
	return environ.list[i][len(key)+1:], true
}

// Setenv sets an environment variable.
func Setenv(key, value string) error {
	if key == "" {
		return EINVAL
	}
	for i := 0; i < len(key); i++ {
		if key[i] == '=' || key[i] == 0 {
			return EINVAL
		}
	}
	for i := 0; i < len(value); i++ {
		if value[i] == 0 {
			return EINVAL
		}
	}
	environ.once.Do(loadEnv)
	environ.mu.Lock()
	defer environ.mu.Unlock()
	kv := key + "=" + value
	if i := findEnv(key); i >= 0 {
		environ.list[i] = kv
	} else {
		environ.list = append(environ.list, kv)
	}
	runtimeSetenv(key, value)
	return nil
}

// Unsetenv removes an environment variable.
func Unsetenv(key string) error {
	environ.once.Do(loadEnv)
	environ.mu.Lock()
	defer environ.mu.Unlock()
	for i := findEnv(key); i >= 0; i = findEnv(key) {
		environ.list = append(environ.list[:i], environ.list[i+1:]...)
	}
	runtimeUnsetenv(key)
	return nil
}

// Clearenv removes all environment variables.
func Clearenv() {
	environ.once.Do(loadEnv)
	environ.mu.Lock()
	defer environ.mu.Unlock()
	for _, kv := range environ.list {
		for i := 0; i < len(kv); i++ {
			if kv[i] == '=' {
				runtimeUnsetenv(kv[:i])
				break
			}
		}
	}
	environ.list = nil
}

// Environ returns a copy of the environment.
func Environ() []string {
	environ.once.Do(loadEnv)
	environ.mu.RLock()
	defer environ.mu.RUnlock()
	return append([]string{}, environ.list...)
}
