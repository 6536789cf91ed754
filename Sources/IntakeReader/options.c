#include "options.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char usage[] =
    "usage: iapt-intake-reader [limits] inspect\n"
    "       iapt-intake-reader [limits] rows TABLE...\n"
    "       iapt-intake-reader [limits] members NAME...\n"
    "The file comes on standard input, which must be a regular file.\n"
    "limits: --memory-bytes N --cpu-seconds N --output-bytes N --expanded-bytes N --ratio N\n";

static _Noreturn void misuse(void) {
  fputs(usage, stderr);
  exit(2);
}

static uint64_t number(const char *text) {
  char *end;
  errno = 0;
  unsigned long long value = strtoull(text, &end, 10);
  if (errno || end == text || *end || *text == '-' || value == 0) misuse();
  return value;
}

static void parse_command(Options *options, int argument_count, char **arguments) {
  if (argument_count < 1) misuse();
  options->names = arguments + 1;
  options->name_count = argument_count - 1;
  if (strcmp(arguments[0], "inspect") == 0) {
    options->command = COMMAND_INSPECT;
    if (options->name_count > 0) misuse();
  } else if (strcmp(arguments[0], "rows") == 0) {
    options->command = COMMAND_ROWS;
    if (options->name_count == 0) misuse();
  } else if (strcmp(arguments[0], "members") == 0) {
    options->command = COMMAND_MEMBERS;
    if (options->name_count == 0) misuse();
  } else {
    misuse();
  }
}

Options options_parse(int argument_count, char **arguments) {
  Options options = {
      .memory_bytes = 1ull << 30,
      .cpu_seconds = 60,
      .output_bytes = 4ull << 30,
      .expanded_bytes = 512ull << 20,
      .ratio = 200,
  };
  enum { MEMORY = 1, CPU, OUTPUT, EXPANDED, RATIO };
  static const struct option limits[] = {
      {"memory-bytes", required_argument, NULL, MEMORY},
      {"cpu-seconds", required_argument, NULL, CPU},
      {"output-bytes", required_argument, NULL, OUTPUT},
      {"expanded-bytes", required_argument, NULL, EXPANDED},
      {"ratio", required_argument, NULL, RATIO},
      {NULL, 0, NULL, 0},
  };
  int limit;
  // The plus sign ends the limits at the command, so that a name may begin with a dash.
  while ((limit = getopt_long(argument_count, arguments, "+", limits, NULL)) != -1) {
    switch (limit) {
      case MEMORY: options.memory_bytes = number(optarg); break;
      case CPU: options.cpu_seconds = number(optarg); break;
      case OUTPUT: options.output_bytes = number(optarg); break;
      case EXPANDED: options.expanded_bytes = number(optarg); break;
      case RATIO: options.ratio = number(optarg); break;
      default: misuse();
    }
  }
  if (options.output_bytes < 4096) misuse();
  parse_command(&options, argument_count - optind, arguments + optind);
  return options;
}
