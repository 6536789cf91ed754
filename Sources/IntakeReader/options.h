// The command line: limits, a command and its names.
#pragma once

#include <stdint.h>

typedef enum { COMMAND_INSPECT, COMMAND_ROWS, COMMAND_MEMBERS } Command;

typedef struct {
  uint64_t memory_bytes;
  uint64_t cpu_seconds;
  uint64_t output_bytes;
  uint64_t expanded_bytes;
  // The most times its compressed size that a member may become, once it is above 1 MB.
  uint64_t ratio;
  Command command;
  char **names;
  int name_count;
} Options;

// Ends the process with exit status 2 when the command line makes no sense.
Options options_parse(int argument_count, char **arguments);
