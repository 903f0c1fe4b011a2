/// What can be measured.
public enum BenchmarkPart: String, CaseIterable, Codable, Sendable {
  case training, scaling, batches, encoding, layers, resampling, neighbours

  public var summary: String {
    switch self {
    case .training: "whole training steps of each kind, Adam included"
    case .scaling: "the variational step and sgemm on all threads against one"
    case .batches: "time for each image against the size of the batch"
    case .encoding: "the encoder alone, without derivatives"
    case .layers: "each layer of the network, forward and backward, on one thread"
    case .resampling: "ways down and up between maps of two sizes, beside the convolution, on one thread"
    case .neighbours: "the ten nearest of every code of 64 numbers among all of them (--codes)"
    }
  }
}
