#pragma once

#include <stddef.h>
#include <stdint.h>

/// A file that is part of the executable.
typedef struct {
  const uint8_t *bytes;
  size_t count;
} CMNIST5kFile;

/// 5,000 digits of MNIST's training set as gzipped IDX files; licence and origin are in Data/LICENSE.txt.
CMNIST5kFile CMNIST5kTrainingImages(void);
CMNIST5kFile CMNIST5kTrainingLabels(void);
CMNIST5kFile CMNIST5kTestImages(void);
CMNIST5kFile CMNIST5kTestLabels(void);
