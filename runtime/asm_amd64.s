# What cannot be written in Go: stack switches, stack growth, thread and signal entry, raw system calls.
# AT&T syntax, assembled by LLVM together with package runtime.
#
# Thread control block (docs/abi.md): %fs:0x50 g, %fs:0x58 no-preempt count, %fs:0x60 m, %fs:0x68 the collector marks, %fs:0x70 stack limit.
# g:        0 sched.sp, 8 stackguard, 16 seg0, 24 m, 40 interpctx, 48 sysregs, 96 syssp, 104 sysguard  (runtime2.go)
# m:        0 g0, 8 curg, 16 wbnext, 24 wbend, 32 wbfrom, 40 wbsize, 48 mcache  (runtime2.go)
# mcache:   0 tiny, 8 tinyleft, 16 tinyallocs, 48 alloc, a span for each class<<1|noscan  (malloc.go)
# mspan:    0 free, 8 limit, 24 base, 32 heapbits             (mheap.go)
# funcdesc: 0 entry, 8 code, 16 frame, 20 need, 24 budget, 28 stack  (interp.go)
# stackseg: 8 prev, 24 nextguard, 32 top, 40 savedsp, 48 nextfit, 60 crossings; begins where the stack limit rounded down to stackMin says (stack.go)
# Go functions use the C calling convention; the closure context is in r10.

	.text
	.set	stackMin, 2048
	.set	segGuard, 544
	.set	crossingsNever, 1 << 30

# func mcall(fn func(*g) *g): leaves the current goroutine, its registers on its stack, calls fn(gp) at the base of g0's stack, and goes on with the goroutine
# that it gives.
	.globl	"runtime.mcall"
	.type	"runtime.mcall",@function
	.p2align 4
"runtime.mcall":
	pushq	%rbp
	movq	%rsp, %rbp
	pushq	%rbx
	pushq	%r12
	pushq	%r13
	pushq	%r14
	pushq	%r15
	movq	%fs:0x50, %rax
	movq	%rsp, 0(%rax)
	movq	%fs:0x70, %rcx
	movq	%rcx, 8(%rax)
	movq	%fs:0x60, %rcx
	movq	0(%rcx), %rdx
	movq	%rdx, %fs:0x50
	movq	8(%rdx), %rcx
	movq	%rcx, %fs:0x70
	movq	0(%rdx), %rsp
	xorl	%ebp, %ebp
	movq	%rdi, %r10
	movq	%rax, %rdi
	callq	*(%r10)
	movq	%rax, %rdi
	jmp	.Lgogo
	.size	"runtime.mcall", .-"runtime.mcall"

# func gogo(gp *g): continues gp where mcall (or newproc's first frame) left it. Never returns to its caller.
	.globl	"runtime.gogo"
	.type	"runtime.gogo",@function
	.p2align 4
"runtime.gogo":
.Lgogo:
	movq	%rdi, %fs:0x50
	movq	8(%rdi), %rax
	movq	%rax, %fs:0x70
	movq	0(%rdi), %rsp
	popq	%r15
	popq	%r14
	popq	%r13
	popq	%r12
	popq	%rbx
	popq	%rbp
	retq
	.size	"runtime.gogo", .-"runtime.gogo"

# First code of every goroutine: newproc put the func value where gogo pops rbx.
	.globl	"runtime.gostart"
	.type	"runtime.gostart",@function
	.p2align 4
"runtime.gostart":
	xorl	%ebp, %ebp
	movq	%rbx, %r10
	callq	*(%rbx)
	callq	"runtime.goexit1"
	ud2
	.size	"runtime.gostart", .-"runtime.gostart"

# func entersyscall(): notes where the goroutine's frames end and what its callers have in registers, for the collector.
	.globl	"runtime.entersyscall"
	.type	"runtime.entersyscall",@function
	.p2align 4
"runtime.entersyscall":
	movq	%fs:0x50, %rax
	movq	%rbx, 48(%rax)
	movq	%rbp, 56(%rax)
	movq	%r12, 64(%rax)
	movq	%r13, 72(%rax)
	movq	%r14, 80(%rax)
	movq	%r15, 88(%rax)
	movq	%rsp, 96(%rax)
	movq	%fs:0x70, %rcx
	movq	%rcx, 104(%rax)
	jmp	"runtime.entersyscall1"
	.size	"runtime.entersyscall", .-"runtime.entersyscall"

# func systemstack(fn func()): calls fn on g0's stack; on g0 already: right here.
	.globl	"runtime.systemstack"
	.type	"runtime.systemstack",@function
	.p2align 4
"runtime.systemstack":
	pushq	%rbp
	movq	%rsp, %rbp
	pushq	%rbx
	pushq	%r12
	movq	%fs:0x50, %r12
	movq	%fs:0x60, %rcx
	movq	0(%rcx), %rdx
	cmpq	%r12, %rdx
	je	1f
	movq	%rsp, 0(%r12)
	movq	%fs:0x70, %rax
	movq	%rax, 8(%r12)
	movq	%rsp, %rbx
	movq	%rdx, %fs:0x50
	movq	8(%rdx), %rcx
	movq	%rcx, %fs:0x70
	movq	0(%rdx), %rsp
	movq	%rdi, %r10
	callq	*(%rdi)
	movq	%r12, %fs:0x50
	movq	8(%r12), %rax
	movq	%rax, %fs:0x70
	movq	%rbx, %rsp
	popq	%r12
	popq	%rbx
	popq	%rbp
	retq
1:	movq	%rdi, %r10
	callq	*(%rdi)
	popq	%r12
	popq	%rbx
	popq	%rbp
	retq
	.size	"runtime.systemstack", .-"runtime.systemstack"

# __morestack: called by the prologue of a function F that does not fit the segment: r10 = frame size, r11 = bytes of
# stack arguments, rax = F's closure context. Runs F's body (one byte after the return address: past a ret) on the next
# segment and comes back with F's results. Keeps all argument registers on the way in, all result registers on the way out.
# Frame on the old segment: 8(%rbp) return address into F's prologue, 16(%rbp) F's caller, 24(%rbp) stack arguments.
# Which segment is in use is what the stack limit says, and nothing else: a loop may come here at each call. r12 is the old segment's
# limit, r11 the segment until the switch.
	.globl	__morestack
	.type	__morestack,@function
	.p2align 4
__morestack:
	pushq	%rbp
	movq	%rsp, %rbp
	pushq	%r12
	movq	%fs:0x70, %r12
	testq	%r11, %r11
	jne	.Lmorestack_args
	movq	%r12, %r11
	andq	$-stackMin, %r11
	cmpq	48(%r11), %r10
	jae	.Lmorestack_grow
	decl	60(%r11)
	js	.Lmorestack_often
.Lmorestack_next:
	movq	%rsp, 40(%r11)
	movq	24(%r11), %r11
	movq	8(%rbp), %r10
	movq	%r11, %fs:0x70
	andq	$-stackMin, %r11
	movq	32(%r11), %rsp
	incq	%r10
	callq	*%r10
__morestack_return:
	movq	%r12, %fs:0x70
	leaq	-8(%rbp), %rsp
	popq	%r12
	popq	%rbp
	retq

# Often enough for a loop: from now on the segment is used down to its last reserve, in which F may fit; then F's body runs right here.
.Lmorestack_often:
	movl	$crossingsNever, 60(%r11)
	pushq	%rbx
	leaq	segGuard(%r11), %rbx
	cmpq	%rbx, %r12
	je	1f
	movq	%rbx, %r12
	movq	%rbx, %fs:0x70
	movq	8(%r11), %rbx
	testq	%rbx, %rbx
	je	1f
	movq	%r12, 24(%rbx)
1:	leaq	16(%rbp), %rbx
	subq	%r10, %rbx
	cmpq	%r12, %rbx
	popq	%rbx
	jbe	.Lmorestack_next
	popq	%r12
	popq	%rbp
	popq	%r10
	incq	%r10
	jmpq	*%r10

# With arguments on the stack, which go along.
.Lmorestack_args:
	addq	%r11, %r10
	pushq	%rbx
	movq	%r12, %rbx
	andq	$-stackMin, %rbx
	cmpq	48(%rbx), %r10
	popq	%rbx
	jae	.Lmorestack_slow
.Lmorestack_switch:
	pushq	%rbx
	movq	%r12, %rbx
	andq	$-stackMin, %rbx
	leaq	8(%rsp), %r10
	movq	%r10, 40(%rbx)
	movq	24(%rbx), %r10
	movq	%r10, %fs:0x70
	andq	$-stackMin, %r10
	movq	32(%r10), %r10
	testq	%r11, %r11
	je	2f
	subq	%r11, %r10
	andq	$-16, %r10
1:	movq	16(%rbp,%r11), %rbx
	movq	%rbx, -8(%r10,%r11)
	subq	$8, %r11
	jne	1b
2:	popq	%rbx
	movq	%r10, %rsp
	movq	8(%rbp), %r10
	incq	%r10
	callq	*%r10
	jmp	__morestack_return

# No next segment, or too small a one: runtime.newstack(gp, need) makes one, on g0's stack.
.Lmorestack_grow:
	xorl	%r11d, %r11d
.Lmorestack_slow:
	pushq	%rbx
	pushq	%r13
	movq	%fs:0x50, %rbx
	movq	%fs:0x60, %r13
	movq	0(%r13), %r13
	cmpq	%rbx, %r13
	je	.Lmorestack_abort
	movq	%rsp, 0(%rbx)
	movq	%r12, 8(%rbx)
	movq	0(%r13), %rsp
	pushq	%rax
	pushq	%rdi
	pushq	%rsi
	pushq	%rdx
	pushq	%rcx
	pushq	%r8
	pushq	%r9
	pushq	%r11
	subq	$128, %rsp
	movups	%xmm0, 0(%rsp)
	movups	%xmm1, 16(%rsp)
	movups	%xmm2, 32(%rsp)
	movups	%xmm3, 48(%rsp)
	movups	%xmm4, 64(%rsp)
	movups	%xmm5, 80(%rsp)
	movups	%xmm6, 96(%rsp)
	movups	%xmm7, 112(%rsp)
	movq	%r13, %fs:0x50
	movq	8(%r13), %rax
	movq	%rax, %fs:0x70
	movq	%rbx, %rdi
	movq	%r10, %rsi
	callq	"runtime.newstack"
	movq	%rbx, %fs:0x50
	movups	0(%rsp), %xmm0
	movups	16(%rsp), %xmm1
	movups	32(%rsp), %xmm2
	movups	48(%rsp), %xmm3
	movups	64(%rsp), %xmm4
	movups	80(%rsp), %xmm5
	movups	96(%rsp), %xmm6
	movups	112(%rsp), %xmm7
	addq	$128, %rsp
	popq	%r11
	popq	%r9
	popq	%r8
	popq	%rcx
	popq	%rdx
	popq	%rsi
	popq	%rdi
	popq	%rax
	movq	0(%rbx), %rsp
	popq	%r13
	popq	%rbx
	jmp	.Lmorestack_switch

# The scheduler's own stack overflowed: nothing left to stand on but the thread's guard gap.
.Lmorestack_abort:
	movq	$0, %fs:0x70
	andq	$-16, %rsp
	callq	"runtime.badmorestackg0"
	ud2
	.globl	__morestack_end
__morestack_end:
	.size	__morestack, .-__morestack

# func morestackrange() (lo, hi uintptr): for the unwinder.
	.globl	"runtime.morestackrange"
	.type	"runtime.morestackrange",@function
"runtime.morestackrange":
	leaq	__morestack(%rip), %rax
	leaq	__morestack_end(%rip), %rdx
	retq
	.size	"runtime.morestackrange", .-"runtime.morestackrange"

# func gosetjmp(jmp *[10]uintptr) int32 and func golongjmp(jmp *[10]uintptr):
# rbx rbp r12 r13 r14 r15 rsp rip, stack limit.
	.globl	"runtime.gosetjmp"
	.type	"runtime.gosetjmp",@function
	.p2align 4
"runtime.gosetjmp":
	movq	%rbx, 0(%rdi)
	movq	%rbp, 8(%rdi)
	movq	%r12, 16(%rdi)
	movq	%r13, 24(%rdi)
	movq	%r14, 32(%rdi)
	movq	%r15, 40(%rdi)
	leaq	8(%rsp), %rax
	movq	%rax, 48(%rdi)
	movq	(%rsp), %rax
	movq	%rax, 56(%rdi)
	movq	%fs:0x70, %rax
	movq	%rax, 64(%rdi)
	xorl	%eax, %eax
	retq
	.size	"runtime.gosetjmp", .-"runtime.gosetjmp"

	.globl	"runtime.golongjmp"
	.type	"runtime.golongjmp",@function
	.p2align 4
"runtime.golongjmp":
	movq	64(%rdi), %rax
	movq	%rax, %fs:0x70
	movq	0(%rdi), %rbx
	movq	8(%rdi), %rbp
	movq	16(%rdi), %r12
	movq	24(%rdi), %r13
	movq	32(%rdi), %r14
	movq	40(%rdi), %r15
	movq	48(%rdi), %rsp
	movl	$1, %eax
	jmpq	*56(%rdi)
	.size	"runtime.golongjmp", .-"runtime.golongjmp"

# Entries of interpreted functions, called through their stubs: r11 = funcdesc, r10 = closure, the rest as any function is called.
# interpentry0 to 6: with so many arguments, all in integer registers; interpentryg: with any. The frame is drawn in interp.go.
# Slots (8 bytes each) are numbered from r13: arguments in integer registers from slot 3, in vector registers from 9, on the stack from 17
# (golite/bytecode/code.py).
	.macro	interpentry name, ints, general
	.globl	"runtime.interpentry\name"
	.type	"runtime.interpentry\name",@function
	.p2align 4
"runtime.interpentry\name":
	movl	20(%r11), %eax
	negq	%rax
	addq	%rsp, %rax
	cmpq	%fs:0x70, %rax
	jb	1f
2:	pushq	%rbp
	movq	%rsp, %rbp
	pushq	%rbx
	pushq	%r12
	pushq	%r13
	pushq	%r14
	pushq	%r15
	movl	16(%r11), %eax
	leaq	-8(%rsp), %r13
	subq	%rax, %r13
	movq	%r13, %rsp
	movq	%r13, -48(%rbp)
	movq	%r11, 8(%r13)
	movq	%r10, 16(%r13)
	.if	\ints >= 1
	movq	%rdi, 24(%r13)
	.endif
	.if	\ints >= 2
	movq	%rsi, 32(%r13)
	.endif
	.if	\ints >= 3
	movq	%rdx, 40(%r13)
	.endif
	.if	\ints >= 4
	movq	%rcx, 48(%r13)
	.endif
	.if	\ints >= 5
	movq	%r8, 56(%r13)
	.endif
	.if	\ints >= 6
	movq	%r9, 64(%r13)
	.endif
	.if	\general
	movsd	%xmm0, 72(%r13)
	movsd	%xmm1, 80(%r13)
	movsd	%xmm2, 88(%r13)
	movsd	%xmm3, 96(%r13)
	movsd	%xmm4, 104(%r13)
	movsd	%xmm5, 112(%r13)
	movsd	%xmm6, 120(%r13)
	movsd	%xmm7, 128(%r13)
	movl	28(%r11), %ecx
	testl	%ecx, %ecx
	je	"runtime.interprun"
3:	movq	8(%rbp,%rcx,8), %rax
	movq	%rax, 128(%r13,%rcx,8)
	decl	%ecx
	jne	3b
	.endif
	jmp	"runtime.interprun"
1:	movq	%fs:0x50, %rax
	movq	%r10, 40(%rax)
	movq	%r11, %rax
	movl	20(%r11), %r10d
	movl	28(%r11), %r11d
	shll	$3, %r11d
	callq	__morestack
	retq
	movq	%rax, %r11
	movq	%fs:0x50, %rax
	movq	40(%rax), %r10
	jmp	2b
	.size	"runtime.interpentry\name", .-"runtime.interpentry\name"
	.endm

	interpentry 0, 0, 0
	interpentry 1, 1, 0
	interpentry 2, 2, 0
	interpentry 3, 3, 0
	interpentry 4, 4, 0
	interpentry 5, 5, 0
	interpentry 6, 6, 0
	interpentry g, 6, 1

# Runs the bytecode: the first handler is called, the others jump; ret… comes back with the results in place.
	.type	"runtime.interprun",@function
	.p2align 4
"runtime.interprun":
	movq	8(%r11), %r12
	movq	%r12, (%r13)
	decl	24(%r11)
	js	2f
1:	leaq	"runtime.interphandlers"(%rip), %r15
	movq	(%r12), %r14
	movzwl	%r14w, %eax
	callq	*(%r15,%rax,8)
	leaq	-40(%rbp), %rsp
	popq	%r15
	popq	%r14
	popq	%r13
	popq	%r12
	popq	%rbx
	popq	%rbp
	retq
2:	movq	%r11, %rdi
	xorl	%esi, %esi
	callq	"runtime.interphot"
	jmp	1b
.Linterprun_end:
	.size	"runtime.interprun", .-"runtime.interprun"

	.globl	"runtime.interprange"
	.type	"runtime.interprange",@function
"runtime.interprange":
	leaq	"runtime.interprun"(%rip), %rax
	leaq	.Linterprun_end(%rip), %rdx
	retq
	.size	"runtime.interprange", .-"runtime.interprange"

# The handler of setjmp: slot a = gosetjmp(slot b). golongjmp restores the registers that handlers use, so it goes on in the bytecode here.
	.globl	"runtime.interpsetjmp"
	.type	"runtime.interpsetjmp",@function
	.p2align 4
"runtime.interpsetjmp":
	movq	%r14, %rax
	shrq	$32, %rax
	movzwl	%ax, %eax
	movq	(%r13,%rax,8), %rdi
	subq	$8, %rsp
	callq	"runtime.gosetjmp"
	addq	$8, %rsp
	movl	%eax, %eax
	shrl	$16, %r14d
	movq	%rax, (%r13,%r14,8)
	addq	$8, %r12
	movq	(%r12), %r14
	movzwl	%r14w, %eax
	jmpq	*(%r15,%rax,8)
	.size	"runtime.interpsetjmp", .-"runtime.interpsetjmp"

# Entry of a thread made by pthread_create: rdi = m. g0 uses the thread's own stack of 512 KB (mStackSize, mstart.go).
	.globl	"runtime.mstart"
	.type	"runtime.mstart",@function
"runtime.mstart":
	pushq	%rbp
	xorl	%ebp, %ebp
	pushq	%rbx
	pushq	%r12
	pushq	%r13
	pushq	%r14
	pushq	%r15
	subq	$8, %rsp
	movq	%rdi, %fs:0x60
	movq	0(%rdi), %rax
	movq	%rax, %fs:0x50
	movq	%rsp, 0(%rax)
	leaq	-0x70000(%rsp), %rcx
	movq	%rcx, 8(%rax)
	movq	%rcx, %fs:0x70
	movq	$0, %fs:0x58
	callq	"runtime.mstart1"
.Lmstart_done:
	movq	$0, %fs:0x70
	addq	$8, %rsp
	popq	%r15
	popq	%r14
	popq	%r13
	popq	%r12
	popq	%rbx
	popq	%rbp
	xorl	%eax, %eax
	retq
	.size	"runtime.mstart", .-"runtime.mstart"

# func threadexit(sp uintptr): mstart returns; sp is what g0's stack began with.
	.globl	"runtime.threadexit"
	.type	"runtime.threadexit",@function
"runtime.threadexit":
	movq	%rdi, %rsp
	movq	$0, %fs:0x50
	movq	$0, %fs:0x60
	jmp	.Lmstart_done
	.size	"runtime.threadexit", .-"runtime.threadexit"

# func rt0(args *rt0args) int32: C entry: sets up m0's thread block and calls runtime.rt0_go. rtlib calls runtime.rtlib_go, and leaves the
# thread without an m.
	.globl	golite_rt0
	.type	golite_rt0,@function
golite_rt0:
	leaq	"runtime.rt0_go"(%rip), %rdx
	jmp	.Lrt0
	.size	golite_rt0, .-golite_rt0
	.globl	golite_rtlib
	.type	golite_rtlib,@function
golite_rtlib:
	leaq	"runtime.rtlib_go"(%rip), %rdx
.Lrt0:
	pushq	%rbp
	movq	%rsp, %rbp
	pushq	%rbx
	pushq	%r12
	pushq	%r13
	pushq	%r14
	pushq	%r15
	subq	$8, %rsp
	movq	%fs:0x70, %rax
	pushq	%rax
	movq	%fs:0x50, %rax
	pushq	%rax
	movq	$0, %fs:0x70
	movq	$0, %fs:0x58
	leaq	"runtime.m0"(%rip), %rax
	movq	%rax, %fs:0x60
	leaq	"runtime.g0"(%rip), %rcx
	movq	%rcx, 0(%rax)
	movq	%rax, 24(%rcx)
	movq	%rsp, 0(%rcx)
	movq	$0, 8(%rcx)
	movq	%rcx, %fs:0x50
	callq	*%rdx
	popq	%rcx
	movq	%rcx, %fs:0x50
	popq	%rcx
	movq	%rcx, %fs:0x70
	movq	$0, %fs:0x60
	addq	$8, %rsp
	popq	%r15
	popq	%r14
	popq	%r13
	popq	%r12
	popq	%rbx
	popq	%rbp
	retq
	.size	golite_rtlib, .-golite_rtlib

# func hostenter(cb *hostcall): from a thread of the host that has an m, on its own stack, into Go (host.go). Comes back by hostback. g0's stack
# begins here meanwhile. hostbegin gives the goroutine to go on with at once, if it can: then all calls on the way have returned when hostback does, and
# the processor, which counts on that, predicts the returns to the host.
	.globl	"runtime.hostenter"
	.type	"runtime.hostenter",@function
	.p2align 4
"runtime.hostenter":
	leaq	"runtime.hostbegin"(%rip), %rdx
.Lhostenter:
	pushq	%rbp
	movq	%rsp, %rbp
	pushq	%rbx
	pushq	%r12
	pushq	%r13
	pushq	%r14
	pushq	%r15
	movq	%fs:0x60, %rax
	movq	0(%rax), %rcx
	pushq	0(%rcx)
	movq	%rsp, 0(%rcx)
	movq	%rcx, %fs:0x50
	callq	*%rdx
	movq	%rax, %fs:0x50
	movq	8(%rax), %rcx
	movq	%rcx, %fs:0x70
	movq	0(%rax), %rax
	movq	32(%rax), %rbx
	leaq	56(%rax), %rsp
	jmp	"runtime.hoststart"
	.size	"runtime.hostenter", .-"runtime.hostenter"

# Code of a func value that is a function of the host's (hostheap.go: hostclosure in r10; hostregs).
	.globl	"runtime.hostfuncstub"
	.type	"runtime.hostfuncstub",@function
	.p2align 4
"runtime.hostfuncstub":
	leaq	-1024(%rsp), %r11
	cmpq	%fs:0x70, %r11
	ja	1f
	movq	24(%r10), %r11
	movq	%r10, %rax
	movl	$1024, %r10d
	callq	__morestack
	retq
	movq	%rax, %r10
1:	pushq	%rbp
	movq	%rsp, %rbp
	subq	$160, %rsp
	movq	%rdi, 0(%rsp)
	movq	%rsi, 8(%rsp)
	movq	%rdx, 16(%rsp)
	movq	%rcx, 24(%rsp)
	movq	%r8, 32(%rsp)
	movq	%r9, 40(%rsp)
	movsd	%xmm0, 48(%rsp)
	movsd	%xmm1, 56(%rsp)
	movsd	%xmm2, 64(%rsp)
	movsd	%xmm3, 72(%rsp)
	movsd	%xmm4, 80(%rsp)
	movsd	%xmm5, 88(%rsp)
	movsd	%xmm6, 96(%rsp)
	movsd	%xmm7, 104(%rsp)
	movq	%r10, %rdi
	movq	%rsp, %rsi
	leaq	16(%rbp), %rdx
	callq	"runtime.hostfuncbody"
	movq	112(%rsp), %rax
	movq	120(%rsp), %rdx
	movq	128(%rsp), %rcx
	movsd	136(%rsp), %xmm0
	movsd	144(%rsp), %xmm1
	leave
	retq
	.size	"runtime.hostfuncstub", .-"runtime.hostfuncstub"

# Where functions return to whose return address setdetour has replaced (hostdetour.go): calls hostdetoured with the address of that, as if from there.
	.globl	"runtime.hostdetour"
	.type	"runtime.hostdetour",@function
	.p2align 4
"runtime.hostdetour":
	subq	$8, %rsp
	movq	%rsp, %rdi
	jmp	"runtime.hostdetoured"
	.size	"runtime.hostdetour", .-"runtime.hostdetour"

# func hubenter(): like hostenter, to run whatever goroutines there are (hosthub.go).
	.globl	"runtime.hubenter"
	.type	"runtime.hubenter",@function
	.p2align 4
"runtime.hubenter":
	leaq	"runtime.hubbegin"(%rip), %rdx
	jmp	.Lhostenter
	.size	"runtime.hubenter", .-"runtime.hubenter"

# First code of a goroutine that hostbegin made: the call is where gogo pops rbx. hostbody returns when the goroutine is in a system call for all others.
	.globl	"runtime.hoststart"
	.type	"runtime.hoststart",@function
	.p2align 4
"runtime.hoststart":
	xorl	%ebp, %ebp
	movq	%rbx, %rdi
	callq	"runtime.hostbody"
	jmp	"runtime.hostback"
	.size	"runtime.hoststart", .-"runtime.hoststart"

# func hostback(): leaves the goroutine, which is in a system call for all others, and returns from hostenter. The goroutine's frames, also those that have
# returned since entersyscall, stay as they are until hostdone.
	.globl	"runtime.hostback"
	.type	"runtime.hostback",@function
	.p2align 4
"runtime.hostback":
	movq	%fs:0x60, %rax
	movq	0(%rax), %rcx
	movq	0(%rcx), %rsp
	movq	$0, %fs:0x50
	movq	$0, %fs:0x70
	popq	0(%rcx)
	popq	%r15
	popq	%r14
	popq	%r13
	popq	%r12
	popq	%rbx
	popq	%rbp
	retq
	.size	"runtime.hostback", .-"runtime.hostback"

# func ccall(fn, a, b, c, d uintptr) uintptr: calls a C function; ccalltofloat(fn, a) float64 likewise. On a stack with room for it.
	.globl	"runtime.ccall"
	.type	"runtime.ccall",@function
	.p2align 4
"runtime.ccall":
	.globl	"runtime.ccalltofloat"
"runtime.ccalltofloat":
	movq	%rdi, %rax
	movq	%rsi, %rdi
	movq	%rdx, %rsi
	movq	%rcx, %rdx
	movq	%r8, %rcx
	jmp	*%rax
	.size	"runtime.ccall", .-"runtime.ccall"

# func ccallfloat(fn uintptr, f float64) uintptr
	.globl	"runtime.ccallfloat"
	.type	"runtime.ccallfloat",@function
	.p2align 4
"runtime.ccallfloat":
	jmp	*%rdi
	.size	"runtime.ccallfloat", .-"runtime.ccallfloat"

# func hostinvoke(cb *hostcall): calls cb.fn with the arguments in cb, by the convention of compiled code, and puts its results there.
# hostcall: 0 fn, 8 ctx, 16 ints, 64 floats, 128 stack, 136 nstack, 144 rints, 168 rfloats (host.go).
	.globl	"runtime.hostinvoke"
	.type	"runtime.hostinvoke",@function
	.p2align 4
"runtime.hostinvoke":
	movq	136(%rdi), %r10
	leaq	256(,%r10,8), %r10
	movq	%rsp, %rax
	subq	%r10, %rax
	cmpq	%fs:0x70, %rax
	ja	1f
	xorl	%r11d, %r11d
	xorl	%eax, %eax
	callq	__morestack
	retq
1:	pushq	%rbp
	movq	%rsp, %rbp
	pushq	%rbx
	pushq	%r12
	movq	%rdi, %rbx
	movq	136(%rbx), %rcx
	testq	%rcx, %rcx
	je	3f
	leaq	1(%rcx), %rax
	andq	$-2, %rax
	shlq	$3, %rax
	subq	%rax, %rsp
	movq	128(%rbx), %rdx
2:	movq	-8(%rdx,%rcx,8), %rax
	movq	%rax, -8(%rsp,%rcx,8)
	decq	%rcx
	jne	2b
3:	movsd	64(%rbx), %xmm0
	movsd	72(%rbx), %xmm1
	movsd	80(%rbx), %xmm2
	movsd	88(%rbx), %xmm3
	movsd	96(%rbx), %xmm4
	movsd	104(%rbx), %xmm5
	movsd	112(%rbx), %xmm6
	movsd	120(%rbx), %xmm7
	movq	0(%rbx), %r11
	movq	8(%rbx), %r10
	movq	16(%rbx), %rdi
	movq	24(%rbx), %rsi
	movq	32(%rbx), %rdx
	movq	40(%rbx), %rcx
	movq	48(%rbx), %r8
	movq	56(%rbx), %r9
	callq	*%r11
	movq	%rax, 144(%rbx)
	movq	%rdx, 152(%rbx)
	movq	%rcx, 160(%rbx)
	movsd	%xmm0, 168(%rbx)
	movsd	%xmm1, 176(%rbx)
	leaq	-16(%rbp), %rsp
	popq	%r12
	popq	%rbx
	popq	%rbp
	retq
	.size	"runtime.hostinvoke", .-"runtime.hostinvoke"

# Thread block access.
	.globl	"runtime.tcbSetM"
"runtime.tcbSetM":
	movq	%rdi, %fs:0x60
	retq
	.globl	"runtime.tcbSetG"
"runtime.tcbSetG":
	movq	%rdi, %fs:0x50
	retq
	.globl	"runtime.noPreemptInc"
"runtime.noPreemptInc":
	incq	%fs:0x58
	retq
	.globl	"runtime.noPreemptDec"
"runtime.noPreemptDec":
	decq	%fs:0x58
	retq

# The write barrier's functions, called by compiled code while the collector marks (mwb.go). They keep all registers but r11 and vectors, whatever
# the calling convention says, so that code around the call is not disturbed.

# wbshade: the pointer in rdi was overwritten.
	.globl	"runtime.wbshade"
	.type	"runtime.wbshade",@function
	.p2align 4
"runtime.wbshade":
	testq	%rdi, %rdi
	je	1f
	pushq	%rax
	movq	%fs:0x60, %r11
	movq	16(%r11), %rax
	movq	%rdi, (%rax)
	addq	$8, %rax
	movq	%rax, 16(%r11)
	cmpq	24(%r11), %rax
	popq	%rax
	je	2f
1:	retq
2:	leaq	"runtime.wbflush1"(%rip), %r11
	jmp	"runtime.wbslow"
	.size	"runtime.wbshade", .-"runtime.wbshade"

# wbrange: rsi bytes from rdi on are about to be overwritten.
	.globl	"runtime.wbrange"
	.type	"runtime.wbrange",@function
	.p2align 4
"runtime.wbrange":
	movq	%fs:0x60, %r11
	movq	%rdi, 32(%r11)
	movq	%rsi, 40(%r11)
	leaq	"runtime.wbrange1"(%rip), %r11
	.size	"runtime.wbrange", .-"runtime.wbrange"

# Calls the code in r11 on g0's stack.
"runtime.wbslow":
	pushq	%rbp
	movq	%rsp, %rbp
	pushq	%rax
	pushq	%rcx
	pushq	%rdx
	pushq	%rsi
	pushq	%rdi
	pushq	%r8
	pushq	%r9
	pushq	%r10
	andq	$-16, %rsp
	pushq	$0
	pushq	%r11
	movq	%rsp, %rdi
	callq	"runtime.systemstack"
	leaq	-64(%rbp), %rsp
	popq	%r10
	popq	%r9
	popq	%r8
	popq	%rdi
	popq	%rsi
	popq	%rdx
	popq	%rcx
	popq	%rax
	popq	%rbp
	retq
	.size	"runtime.wbslow", .-"runtime.wbslow"

# func tcbSetMarking(on uint32)
	.globl	"runtime.tcbSetMarking"
	.type	"runtime.tcbSetMarking",@function
"runtime.tcbSetMarking":
	movl	%edi, %fs:0x68
	retq
	.size	"runtime.tcbSetMarking", .-"runtime.tcbSetMarking"

# func syscall6(num, a1, a2, a3, a4, a5, a6 uintptr) uintptr: raw, no word to the scheduler; -errno on failure.
	.globl	"runtime.syscall6"
	.type	"runtime.syscall6",@function
	.p2align 4
"runtime.syscall6":
	movq	%rdi, %rax
	movq	%rsi, %rdi
	movq	%rdx, %rsi
	movq	%rcx, %rdx
	movq	%r8, %r10
	movq	%r9, %r8
	movq	8(%rsp), %r9
	syscall
	retq
	.size	"runtime.syscall6", .-"runtime.syscall6"

# func kernelcall(num, a1, a2, a3, a4, a5, a6 uintptr) uintptr: syscall6 for a goroutine between entersyscall and exitsyscall. Nothing else is here, so a
# handler of a signal knows by the program counter what it has interrupted (breakcall).
	.globl	"runtime.kernelcall"
	.type	"runtime.kernelcall",@function
	.p2align 4
"runtime.kernelcall":
	movq	%rdi, %rax
	movq	%rsi, %rdi
	movq	%rdx, %rsi
	movq	%rcx, %rdx
	movq	%r8, %r10
	movq	%r9, %r8
	movq	8(%rsp), %r9
.Lkernelentry:
	syscall
	retq
	.size	"runtime.kernelcall", .-"runtime.kernelcall"

# func clockgettime(clock int32, ts *timespec): libc's clock_gettime (no kernel entry), on g0's stack since it needs room.
	.globl	"runtime.clockgettime"
	.type	"runtime.clockgettime",@function
	.p2align 4
"runtime.clockgettime":
	pushq	%rbp
	movq	%rsp, %rbp
	movq	%fs:0x50, %rax
	cmpq	$0, 16(%rax)
	je	1f
	incq	%fs:0x58
	movq	%fs:0x60, %rcx
	movq	0(%rcx), %rdx
	movq	0(%rdx), %rsp
1:	andq	$-16, %rsp
	callq	clock_gettime@PLT
	movq	%fs:0x50, %rax
	cmpq	$0, 16(%rax)
	je	2f
	decq	%fs:0x58
2:	movq	%rbp, %rsp
	popq	%rbp
	retq
	.size	"runtime.clockgettime", .-"runtime.clockgettime"

# newobject(t) for types that the compiler knows (golite/native/allocators.py): newtiny<size>(t) for <size> bytes without pointers,
# new<size>(t) and newp<size>(t, pointers uint64) for size class <size> without pointers and with this pointer mask. No register changes but rax,
# r11 and vector registers (LLVM's preserve_most). No signal preempts the goroutine here, as in all of package runtime, so the mcache stays this
# goroutine's. What mallocgc does besides is done once for a run of free objects: new ones come from there, by way of newslow. Only tiny objects have
# to ask for gcdue, since a stressed collector (stress.go) makes runs of one object.
	.macro	newtiny size
	.globl	"runtime.newtiny\size"
	.type	"runtime.newtiny\size",@function
	.p2align 4
"runtime.newtiny\size":
	cmpl	$0, "runtime.gcdue"(%rip)
	jne	"runtime.newslow"
	movq	%fs:0x60, %r11
	movq	48(%r11), %r11
	movq	0(%r11), %rax
	addq	$2*\size-1, %rax
	andq	$-\size, %rax
	cmpq	8(%r11), %rax
	ja	"runtime.newslow"
	movq	%rax, 0(%r11)
	incq	16(%r11)
	subq	$\size, %rax
	retq
	.size	"runtime.newtiny\size", .-"runtime.newtiny\size"
	.endm

	.macro	newrun name, size, index
	.globl	"runtime.\name\size"
	.type	"runtime.\name\size",@function
	.p2align 4
"runtime.\name\size":
	movq	%fs:0x60, %r11
	movq	48(%r11), %r11
	movq	48+8*(\index)(%r11), %r11
	movq	0(%r11), %rax
	cmpq	8(%r11), %rax
	jae	"runtime.newslow"
	addq	$\size, 0(%r11)
	.endm

	.macro	newscan size, class
	newrun	newp, \size, 2*\class
	pushq	%rcx
	pushq	%rdx
	movq	%rax, %rcx
	subq	24(%r11), %rcx
	movq	32(%r11), %r11
	shrq	$3, %rcx
	movq	%rcx, %rdx
	shrq	$6, %rdx
	leaq	(%r11,%rdx,8), %r11
	movq	%rsi, %rdx
	shlq	%cl, %rdx
	orq	%rdx, (%r11)
	.if	512 % \size
	# The object's words may go on in the next word of bits.
	xorl	%edx, %edx
	shldq	%cl, %rsi, %rdx
	testq	%rdx, %rdx
	je	1f
	orq	%rdx, 8(%r11)
1:
	.endif
	popq	%rdx
	popq	%rcx
	retq
	.size	"runtime.newp\size", .-"runtime.newp\size"
	.endm

	.macro	newclass size, class
	newscan	\size, \class
	newrun	new, \size, 2*\class+1
	retq
	.size	"runtime.new\size", .-"runtime.new\size"
	.endm

	newtiny	1
	newtiny	2
	newtiny	4
	newtiny	8
	newscan	8, 1
	newclass 16, 2
	newclass 24, 3
	newclass 32, 4
	newclass 48, 5
	newclass 64, 6
	newclass 80, 7
	newclass 96, 8
	newclass 112, 9
	newclass 128, 10
	newclass 144, 11
	newclass 160, 12
	newclass 176, 13
	newclass 192, 14
	newclass 208, 15
	newclass 224, 16
	newclass 240, 17
	newclass 256, 18
	newclass 288, 19
	newclass 320, 20
	newclass 352, 21
	newclass 384, 22
	newclass 416, 23
	newclass 448, 24
	newclass 480, 25
	newclass 512, 26

# The run of free objects is used up: newobject(t).
	.type	"runtime.newslow",@function
	.p2align 4
"runtime.newslow":
	pushq	%rbp
	movq	%rsp, %rbp
	pushq	%rcx
	pushq	%rdx
	pushq	%rsi
	pushq	%rdi
	pushq	%r8
	pushq	%r9
	pushq	%r10
	subq	$8, %rsp
	callq	"runtime.newobject"
	addq	$8, %rsp
	popq	%r10
	popq	%r9
	popq	%r8
	popq	%rdi
	popq	%rsi
	popq	%rdx
	popq	%rcx
	popq	%rbp
	retq
	.size	"runtime.newslow", .-"runtime.newslow"

# Signal handler (SA_SIGINFO, on the alternate stack): Go code below runs without a stack limit.
	.globl	"runtime.sigtramp"
	.type	"runtime.sigtramp",@function
"runtime.sigtramp":
	pushq	%rbp
	movq	%rsp, %rbp
	pushq	%rbx
	movq	%fs:0x70, %rbx
	pushq	%rbx
	movq	$0, %fs:0x70
	callq	"runtime.sighandler"
	popq	%rbx
	movq	%rbx, %fs:0x70
	popq	%rbx
	popq	%rbp
	retq
	.size	"runtime.sigtramp", .-"runtime.sigtramp"

# Where a preempted goroutine's thread goes on when the signal handler returns (preempt.go): on g0's stack, as if
# the goroutine had called mcall(preempted).
	.globl	"runtime.asyncPreempt"
	.type	"runtime.asyncPreempt",@function
"runtime.asyncPreempt":
	movq	%fs:0x50, %rdi
	movq	%fs:0x70, %rcx
	movq	%rcx, 8(%rdi)
	movq	%fs:0x60, %rcx
	movq	0(%rcx), %rdx
	movq	%rdx, %fs:0x50
	movq	8(%rdx), %rcx
	movq	%rcx, %fs:0x70
	xorl	%ebp, %ebp
	cld
	callq	"runtime.preempted"
	ud2
	.size	"runtime.asyncPreempt", .-"runtime.asyncPreempt"

# func sigresume(gp *g, uc uintptr): continues gp from the signal context at uc, by the kernel's own way back.
	.globl	"runtime.sigresume"
	.type	"runtime.sigresume",@function
"runtime.sigresume":
	movq	%rdi, %fs:0x50
	movq	8(%rdi), %rax
	movq	%rax, %fs:0x70
	movq	%rsi, %rsp
	movl	$15, %eax
	syscall
	ud2
	.size	"runtime.sigresume", .-"runtime.sigresume"

# func fpcontrol(words *[2]uint32): MXCSR and the control word of the x87 unit.
	.globl	"runtime.fpcontrol"
	.type	"runtime.fpcontrol",@function
"runtime.fpcontrol":
	stmxcsr	0(%rdi)
	fnstcw	4(%rdi)
	retq
	.size	"runtime.fpcontrol", .-"runtime.fpcontrol"

# func traceticks() uint64: the time stamp counter, once what comes before is done.
	.globl	"runtime.traceticks"
	.type	"runtime.traceticks",@function
"runtime.traceticks":
	lfence
	rdtsc
	shlq	$32, %rdx
	orq	%rdx, %rax
	retq
	.size	"runtime.traceticks", .-"runtime.traceticks"

	.globl	"runtime.noPreemptCount"
"runtime.noPreemptCount":
	movq	%fs:0x58, %rax
	retq

	.globl	"runtime.sigreturn"
	.type	"runtime.sigreturn",@function
"runtime.sigreturn":
	movl	$15, %eax
	syscall
	ud2
	.size	"runtime.sigreturn", .-"runtime.sigreturn"

# func asmaddr(which uintptr) uintptr: addresses of the entry points above for code that stores them.
	.globl	"runtime.asmaddr"
	.type	"runtime.asmaddr",@function
"runtime.asmaddr":
	leaq	"runtime.gostart"(%rip), %rax
	testq	%rdi, %rdi
	je	1f
	leaq	"runtime.mstart"(%rip), %rax
	decq	%rdi
	je	1f
	leaq	"runtime.sigtramp"(%rip), %rax
	decq	%rdi
	je	1f
	leaq	"runtime.sigreturn"(%rip), %rax
	decq	%rdi
	je	1f
	leaq	"runtime.asyncPreempt"(%rip), %rax
	decq	%rdi
	je	1f
	leaq	"runtime.sigpanic"(%rip), %rax
	decq	%rdi
	je	1f
	leaq	"runtime.hoststart"(%rip), %rax
	decq	%rdi
	je	1f
	leaq	"runtime.hostkilled"(%rip), %rax
	decq	%rdi
	je	1f
	leaq	"runtime.hostfuncstub"(%rip), %rax
	decq	%rdi
	je	1f
	leaq	"runtime.hostdetour"(%rip), %rax
	decq	%rdi
	je	1f
	leaq	"runtime.kernelcall"(%rip), %rax
	decq	%rdi
	je	1f
	leaq	.Lkernelentry(%rip), %rax
1:	retq
	.size	"runtime.asmaddr", .-"runtime.asmaddr"
	.section .note.GNU-stack,"",@progbits
	.text
