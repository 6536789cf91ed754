#include "confinement.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include "refusal.h"
#include "syscalls.h"

static void limit(int resource, uint64_t soft, uint64_t hard) {
  struct rlimit present;
  if (getrlimit((__rlimit_resource_t)resource, &present) != 0) {
    refuse("not-confined", "getrlimit: errno %d", errno);
  }
  // A limit that stands already may be lower than ours, and must not be raised.
  if (hard > present.rlim_max) hard = present.rlim_max;
  if (soft > hard) soft = hard;
  struct rlimit wanted = {.rlim_cur = soft, .rlim_max = hard};
  if (setrlimit((__rlimit_resource_t)resource, &wanted) != 0) {
    refuse("not-confined", "setrlimit: errno %d", errno);
  }
}

static void control(int option, unsigned long value) {
  if (prctl(option, value, 0, 0, 0) != 0) {
    refuse("not-confined", "prctl %d: errno %d", option, errno);
  }
}

// A parent that blocks signals hands that on; the limit on CPU time speaks by a signal.
static void receive_all_signals(void) {
  sigset_t none;
  sigemptyset(&none);
  if (sigprocmask(SIG_SETMASK, &none, NULL) != 0) {
    refuse("not-confined", "sigprocmask: errno %d", errno);
  }
}

void confine(const Options *options) {
  clearenv();
  receive_all_signals();
  limit(RLIMIT_AS, options->memory_bytes, options->memory_bytes);
  limit(RLIMIT_CPU, options->cpu_seconds, options->cpu_seconds + 1);
  limit(RLIMIT_FSIZE, 0, 0);
  limit(RLIMIT_CORE, 0, 0);
  limit(RLIMIT_NOFILE, 16, 16);
  control(PR_SET_DUMPABLE, 0);
  control(PR_SET_PDEATHSIG, SIGKILL);
  control(PR_SET_NO_NEW_PRIVS, 1);
  syscalls_restrict();
}
