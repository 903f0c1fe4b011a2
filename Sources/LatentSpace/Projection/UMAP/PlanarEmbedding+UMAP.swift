extension PlanarEmbedding {
  /// The points of a map.
  ///
  /// - Parameters:
  ///   - table: the codes that were mapped.
  ///   - map: as many points.
  public init(_ table: CodeTable, map: UMAP) {
    precondition(
      map.coordinates.count == 2 * table.count,
      "PlanarEmbedding: a map of \(map.coordinates.count / 2) points for \(table.count) codes")
    func axis(_ offset: Int) -> [Float] { (0..<table.count).map { Float(map.coordinates[2 * $0 + offset]) } }
    self.init(
      x: axis(0), y: axis(1), labels: table.labels, classNames: table.classNames, xTitle: "UMAP 1", yTitle: "UMAP 2",
      note: "\(table.subject); mapped from \(table.dimension) units by UMAP, \(map.neighbours) neighbours; distances "
        + "between clusters, and their sizes, mean little")
  }
}
