#include "streams.h"

#include <fcntl.h>
#include <glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "refusal.h"

static int caught = -1;

static void refuse_log(
    const gchar *domain, GLogLevelFlags level, const gchar *message, gpointer context) {
  (void)domain, (void)message, (void)context;
  refuse("library-message", "log level %d", (int)level);
}

int streams_divert(void) {
  int ends[2];
  // Nothing that the parent happened to leave open is ours to hold.
  close_range(STDERR_FILENO + 1, ~0u, 0);
  int frames = dup(STDOUT_FILENO);
  // A full pipe must not stop a library that prints without end: the processor limit does.
  if (frames < 0 || pipe2(ends, O_NONBLOCK) != 0 || dup2(ends[1], STDOUT_FILENO) < 0 ||
      dup2(ends[1], STDERR_FILENO) < 0) {
    exit(2);
  }
  close(ends[1]);
  caught = ends[0];
  g_log_set_default_handler(refuse_log, NULL);
  return frames;
}

void streams_check(void) {
  int waiting = 0;
  fflush(stdout);
  if (ioctl(caught, FIONREAD, &waiting) != 0 || waiting > 0) {
    refuse("library-message", "%d bytes", waiting);
  }
}
