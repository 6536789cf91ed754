#pragma once
#include <mdbtools.h>
