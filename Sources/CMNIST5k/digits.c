#include "CMNIST5k.h"
