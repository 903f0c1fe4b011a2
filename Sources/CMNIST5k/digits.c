#include "CMNIST5k.h"

// #embed is part of C23; clang offers it in every C, with a warning that says so.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const uint8_t training_images[] = {
#embed "Data/train-images-idx3-ubyte.gz"
};

static const uint8_t training_labels[] = {
#embed "Data/train-labels-idx1-ubyte.gz"
};

static const uint8_t test_images[] = {
#embed "Data/t10k-images-idx3-ubyte.gz"
};

static const uint8_t test_labels[] = {
#embed "Data/t10k-labels-idx1-ubyte.gz"
};

CMNIST5kFile CMNIST5kTrainingImages(void) { return (CMNIST5kFile){training_images, sizeof training_images}; }
CMNIST5kFile CMNIST5kTrainingLabels(void) { return (CMNIST5kFile){training_labels, sizeof training_labels}; }
CMNIST5kFile CMNIST5kTestImages(void) { return (CMNIST5kFile){test_images, sizeof test_images}; }
CMNIST5kFile CMNIST5kTestLabels(void) { return (CMNIST5kFile){test_labels, sizeof test_labels}; }
