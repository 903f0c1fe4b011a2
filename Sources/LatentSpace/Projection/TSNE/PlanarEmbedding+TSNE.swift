import Foundation
import Storage

extension PlanarEmbedding {
  /// Codes as points of a map of their neighbourhoods.
  ///
  /// - Parameters:
  ///   - table: the codes.
  ///   - map: made of these codes.
  /// - Precondition: the map has as many points as there are codes.
  public init(_ table: CodeTable, map: TSNE) {
    precondition(
      map.coordinates.count == 2 * table.count,
      "PlanarEmbedding: a map of \(map.coordinates.count / 2) points for \(table.count) codes")
    func axis(_ offset: Int) -> [Float] { (0..<table.count).map { Float(map.coordinates[2 * $0 + offset]) } }
    self.init(
      x: axis(0), y: axis(1), labels: table.labels, classNames: table.classNames, xTitle: "t-SNE 1", yTitle: "t-SNE 2",
      note: "\(table.subject); mapped from \(table.dimension.counted("unit")) by t-SNE, perplexity "
        + String(format: "%.3g, KL divergence %.2f nats", map.perplexity, map.divergence)
        + "; distances between clusters, and their sizes, mean little")
  }
}
