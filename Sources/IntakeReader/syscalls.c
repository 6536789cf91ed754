#include "syscalls.h"

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

#include "refusal.h"

#if defined(__x86_64__)
#define NATIVE_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define NATIVE_ARCHITECTURE AUDIT_ARCH_AARCH64
#else
#error "the system call filter knows x86-64 and arm64"
#endif

#define LOAD(field) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, field))
#define RETURN(action) BPF_STMT(BPF_RET | BPF_K, (action))
#define WHEN_EQUAL(value, yes, no) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (value), (yes), (no))
#define WHEN_BITS(bits, yes, no) BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, (bits), (yes), (no))
#define ALLOW(call) WHEN_EQUAL(__NR_##call, 0, 1), RETURN(SECCOMP_RET_ALLOW)
#define DENY RETURN(SECCOMP_RET_ERRNO | EPERM)
// Both calls take the protection as their third argument; executable memory is never given.
#define ALLOW_UNLESS_EXECUTABLE(call)                                                     \
  WHEN_EQUAL(__NR_##call, 0, 4), LOAD(args[2]), WHEN_BITS(PROT_EXEC, 0, 1), DENY, \
      RETURN(SECCOMP_RET_ALLOW)

void syscalls_restrict(void) {
  struct sock_filter steps[] = {
      LOAD(arch),
      WHEN_EQUAL(NATIVE_ARCHITECTURE, 1, 0),
      RETURN(SECCOMP_RET_KILL_PROCESS),
      LOAD(nr),
      ALLOW(read),
      ALLOW(write),
      ALLOW(lseek),
      ALLOW(fstat),
      ALLOW(newfstatat),
      ALLOW(close),
      ALLOW(ioctl),
      ALLOW(brk),
      ALLOW(munmap),
      ALLOW(mremap),
      ALLOW(madvise),
      ALLOW(futex),
      ALLOW(getrandom),
      ALLOW(clock_gettime),
      ALLOW(rt_sigprocmask),
      ALLOW(rt_sigreturn),
      ALLOW(exit_group),
      // Harmless, and AddressSanitizer asks for it before every function that does not return.
      ALLOW(sigaltstack),
      ALLOW_UNLESS_EXECUTABLE(mmap),
      ALLOW_UNLESS_EXECUTABLE(mprotect),
      // libmdb looks for character converters and does without: text is decoded here.
      DENY,
  };
  struct sock_fprog filter = {sizeof steps / sizeof steps[0], steps};
  if (prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) != 0) {
    refuse("not-confined", "seccomp: errno %d", errno);
  }
}
