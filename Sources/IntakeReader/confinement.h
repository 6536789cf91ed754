// What the process takes away from itself before it looks at the file.
#pragma once

#include "options.h"

// Drops the environment, sets the resource limits, dies with its parent, and leaves itself only
// the system calls that reading needs.
// Refuses to go on when any of this fails.
void confine(const Options *options);
