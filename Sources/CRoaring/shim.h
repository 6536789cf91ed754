#pragma once
// Without the intrinsics of the processor: they serve only functions that the headers hold inline.
#define DISABLE_X64
#include <roaring/roaring.h>
