import LatentSpace
import Plotting
import Storage

/// The checks that figures share.
enum FigureInput {
  static func require(_ condition: Bool, _ message: @autoclosure () -> String) throws(Failure) {
    if !condition { throw Failure(.badData, message()) }
  }

  /// - Throws: `Failure(.badData)` for no points, numbers that are not finite, or labels without a name.
  static func check(_ embedding: PlanarEmbedding, in figure: FigureName) throws(Failure) {
    try require(!embedding.x.isEmpty, "\(figure.rawValue): expected at least one code, found none")
    let finite = zip(embedding.x, embedding.y).filter { $0.isFinite && $1.isFinite }.count
    try require(
      finite == embedding.x.count,
      "\(figure.rawValue): expected finite codes, found \((embedding.x.count - finite).counted("code")) that are not")
    let highest = embedding.labels.max().map(Int.init) ?? 0
    try require(
      highest < embedding.classNames.count,
      "\(figure.rawValue): expected \(embedding.classNames.count.counted("class", plural: "classes")), found label "
        + "\(highest)")
  }

  /// - Throws: `Failure(.badData)` for no images, images without pixels, or pixels that are not finite.
  static func check(_ grid: ImageGrid, in figure: FigureName) throws(Failure) {
    try require(
      grid.rows > 0 && grid.columns > 0 && grid.height > 0 && grid.width > 0,
      "\(figure.rawValue): expected images, found \(grid.rows)×\(grid.columns) of \(grid.height)×\(grid.width) pixels")
    try require(
      grid.pixels.allSatisfy { $0.isFinite }, "\(figure.rawValue): expected finite pixels, found some that are not")
  }

  /// Beyond it, differences and squares of numbers have no place among numbers any more.
  private static let greatest = 1e100

  /// - Throws: `Failure(.badData)` unless the values are finite, and none is so large that an axis has no place for it.
  static func checkPlaces(_ values: some Sequence<Double>, _ what: String, in figure: FigureName) throws(Failure) {
    guard let stranger = values.first(where: { !($0.magnitude < greatest) }) else { return }
    throw Failure(.badData, "\(figure.rawValue): expected numbers below \(greatest) for \(what), found \(stranger)")
  }

  /// - Throws: `Failure(.badData)` unless the values are finite, not too large for an axis, and grow.
  static func checkAscending(_ values: [Double], _ what: String, in figure: FigureName) throws(Failure) {
    try require(
      values.allSatisfy { $0.magnitude < greatest } && zip(values, values.dropFirst()).allSatisfy { $0 < $1 },
      "\(figure.rawValue): expected \(what) in ascending order, found \(values)")
  }

  /// - Throws: `Failure(.badData)` if two models have one name: neither a reader nor the figure's numbers could tell them
  ///   apart.
  static func checkDistinct(_ names: [String], in figure: FigureName) throws(Failure) {
    var seen: Set<String> = []
    guard let twice = names.first(where: { !seen.insert($0).inserted }) else { return }
    throw Failure(.badData, "\(figure.rawValue): expected different names, found “\(twice)” twice")
  }

  /// - Throws: `Failure(.badData)` unless both hold images of the same size.
  static func checkSameTile(_ a: ImageGrid, _ b: ImageGrid, in figure: FigureName) throws(Failure) {
    try require(
      a.height == b.height && a.width == b.width,
      "\(figure.rawValue): expected images of one size, found \(a.height)×\(a.width) and \(b.height)×\(b.width)")
  }
}
