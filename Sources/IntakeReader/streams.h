// The standard descriptors: the file comes in, frames go out, and whatever a library prints is
// caught, because a library that complains has not read the file.
#pragma once

// Keeps the real standard output for the frames and points descriptors 1 and 2 at a pipe.
// Returns the descriptor for the frames. Must come before the process is confined.
int streams_divert(void);

// Refuses the file when any library has printed or logged anything.
void streams_check(void);
