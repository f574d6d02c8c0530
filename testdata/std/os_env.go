package main

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"syscall"
)

func main() {
	fmt.Println(len(os.Args), os.Args[0] != "")
	fmt.Println(os.Setenv("GOLITE_T", "one"), os.Getenv("GOLITE_T"))
	fmt.Println(os.LookupEnv("GOLITE_T"))
	fmt.Println(os.LookupEnv("GOLITE_NONE"))
	fmt.Println(os.Setenv("", "x"), os.Setenv("a=b", "x"), os.Setenv("a", "x\x00"))
	os.Setenv("GOLITE_T", "two")
	os.Setenv("GOLITE_EMPTY", "")
	fmt.Println(os.LookupEnv("GOLITE_EMPTY"))
	n := 0
	for _, kv := range os.Environ() {
		if strings.HasPrefix(kv, "GOLITE_T=") || strings.HasPrefix(kv, "GOLITE_EMPTY=") {
			n++
		}
	}
	fmt.Println(n)
	for _, s := range []string{"", "$GOLITE_T", "${GOLITE_T}", "a$GOLITE_T.b", "a${GOLITE_T}b", "$", "$$", "a$", "${}", "${", "${x", "$1$2", "${1}", "$*x", "${*}y", "$GOLITE_NONE!", "$ x", "$(x)", "%$GOLITE_T%", "$\xff", "${GOLITE T}", "$?", "$-a", "é$GOLITE_Té"} {
		fmt.Printf("%q %q\n", s, os.Expand(s, func(v string) string { return "<" + v + ">" }))
	}
	fmt.Println(os.ExpandEnv("$GOLITE_T ${GOLITE_T}s $GOLITE_NONE|"))
	fmt.Println(os.Unsetenv("GOLITE_T"), os.Getenv("GOLITE_T"))
	os.Clearenv()
	fmt.Println(len(os.Environ()))
	os.Setenv("A", "1")
	fmt.Println(os.Environ(), os.TempDir())
	_, err := os.UserHomeDir()
	fmt.Println(err)
	_, err = os.UserCacheDir()
	fmt.Println(err)
	os.Setenv("HOME", "/h")
	fmt.Println(os.UserHomeDir())
	fmt.Println(os.UserConfigDir())
	h, err := os.Hostname()
	fmt.Println(h != "", err, os.Getpid() > 0, os.Getppid() >= 0, os.Getuid() >= 0, os.Getpagesize())

	for _, e := range []syscall.Errno{0, syscall.ENOENT, syscall.EINTR, syscall.EAGAIN, syscall.ENOTEMPTY, 41, 133, 134, 9999} {
		fmt.Println(uintptr(e), e, e.Temporary(), e.Timeout(), errors.Is(e, os.ErrNotExist), errors.Is(e, os.ErrExist), errors.Is(e, os.ErrPermission))
	}
	for _, s := range []syscall.Signal{0, syscall.SIGINT, syscall.SIGKILL, syscall.SIGSEGV, 16, 31, 32, 64, -1} {
		fmt.Println(int(s), s)
	}
	fmt.Println(os.Interrupt, os.Kill, os.NewSyscallError("x", nil), os.NewSyscallError("x", syscall.EPERM), os.ErrProcessDone)
	fmt.Println(&os.LinkError{Op: "op", Old: "a", New: "b", Err: syscall.EXDEV}, os.IsPermission(&os.SyscallError{Syscall: "s", Err: syscall.EACCES}), os.IsTimeout(syscall.ETIMEDOUT))
	defer fmt.Println("not printed")
	os.Exit(3)
}
