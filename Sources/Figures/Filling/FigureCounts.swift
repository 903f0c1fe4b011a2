import Foundation
import LatentSpace
import Plotting
import Storage

/// How many images a figure shows where nobody said: as many as fill the page's width, near what is usual. Pixels of
/// digits are whole numbers of a page's, so one number for all pages would leave up to half of some empty.
public struct FigureCounts: Sendable {
  public let page: FigurePage
  public let style: FigureStyle

  /// Images to each side of a traversal's middle that are usual.
  public static let usualSteps = 5
  private static let usualSide = 20
  private static let usualSamples = 10
  /// Ways with round fractions between their ends; thirteen images are the most that have a number each.
  private static let stepsOfWays = [11, 9, 6, 13]
  /// Larger contact sheets are as square as they can be.
  private static let mostChosen = 2_000

  /// - Parameters:
  ///   - page: what is to be filled.
  ///   - style: how the figure looks; its letters take room, too.
  public init(_ page: FigurePage, _ style: FigureStyle = FigureStyle()) {
    self.page = page
    self.style = style
  }

  private let provenance = Provenance(title: "")

  /// The usual number, its neighbours, their neighbours, and so on.
  private static func near(_ usual: Int, by most: Int) -> [Int] {
    [usual] + (1...most).flatMap { [usual - $0, usual + $0] }
  }

  /// The images along a side of a manifold.
  ///
  /// - Parameter table: one of the same plane, with at least two images a side.
  /// - Throws: `Failure(.usage)` for a size that no page has.
  public func side(ofManifoldLike table: ManifoldTable) throws -> Int {
    func values(_ known: [Double], _ count: Int) -> [Double] {
      let (first, last) = (known[0], known[known.count - 1])
      return (0..<count).map { first + (last - first) * Double($0) / Double(count - 1) }
    }
    return try page.filling(Self.near(Self.usualSide, by: 6), share: 0.95) { side in
      let blank = ManifoldTable(
        images: ImageGrid(blank: side, side, of: (table.images.height, table.images.width)),
        xValues: values(table.xValues, side), yValues: values(table.yValues, side), xTitle: table.xTitle,
        yTitle: table.yTitle, spacing: table.spacing, note: table.note)
      return try ManifoldFigure(blank, style: style, provenance: provenance)
    }
  }

  /// The images along each way of an interpolation, both ends included.
  ///
  /// - Parameters:
  ///   - ways: the classes that each goes between.
  ///   - models: what they are called.
  ///   - image: height and width of an image in pixels.
  /// - Throws: `Failure(.usage)` for a size that no page has.
  public func steps(
    ofWays ways: [InterpolationTable.Way], of models: [String], image: (height: Int, width: Int)
  ) throws -> Int {
    try page.filling(Self.stepsOfWays) { steps in
      try InterpolationFigure(
        models.map { name in
          InterpolationTable(
            modelName: name, fractions: (0..<steps).map { Double($0) / Double(steps - 1) },
            images: ImageGrid(blank: ways.count, steps, of: image),
            endpoints: ImageGrid(blank: ways.count, 2, of: image), ways: ways, note: "")
        }, style: style, provenance: provenance)
    }
  }

  /// The images to each side of the middle of traversals.
  ///
  /// - Parameter table: one of the same units.
  /// - Throws: `Failure(.usage)` for a size that no page has.
  public func steps(ofTraversalsLike table: TraversalTable) throws -> Int {
    let reach = table.offsets[table.offsets.count - 1]
    return try page.filling(Self.near(Self.usualSteps, by: 2)) { steps in
      try TraversalsFigure(
        TraversalTable(
          units: table.units, activityName: table.activityName, activityUnit: table.activityUnit,
          offsets: (-steps...steps).map { reach * Double($0) / Double(steps) }, offsetTitle: table.offsetTitle,
          images: ImageGrid(
            blank: table.units.count, 2 * steps + 1, of: (table.images.height, table.images.width)),
          note: table.note), style: style, provenance: provenance)
    }
  }

  /// How many samples of each model stand in a row and in a column, where nobody said how many there are.
  ///
  /// - Parameters:
  ///   - models: what they are called.
  ///   - image: height and width of an image in pixels.
  /// - Throws: `Failure(.usage)` for a size that no page has.
  public func side(ofSamplesOf models: [String], image: (height: Int, width: Int)) throws -> Int {
    try page.filling(Self.near(Self.usualSamples, by: 3)) { side in
      try samples(rows: side, columns: side, models, image)
    }
  }

  /// In how many columns samples stand: nearly a square, whole rows where the number has divisors.
  ///
  /// - Parameters:
  ///   - count: how many of each model, from 1.
  ///   - models: what they are called.
  ///   - image: height and width of an image in pixels.
  ///   - hasNeighbours: whether another image stands below each.
  /// - Throws: `Failure(.usage)` for a size that no page has.
  public func columns(
    ofSamples count: Int, of models: [String], image: (height: Int, width: Int), hasNeighbours: Bool = false
  ) throws -> Int {
    // A pair is a little more than twice as high as an image.
    let side = (Double(count) * (hasNeighbours ? 2.4 : 1)).squareRoot()
    func cost(_ columns: Int) -> Double {
      let missing = (columns - count % columns) % columns
      let isUneven = missing > 0 ? 0.5 + Double(missing) / Double(columns) : 0
      return isUneven + 0.6 * abs(log(Double(columns) / side))
    }
    let widest = min(count, max(8, Int(2.5 * side)))
    let candidates = (min(widest, max(1, Int(side / 2)))...widest).sorted { (cost($0), $0) < (cost($1), $1) }
    if count > Self.mostChosen { return candidates[0] }
    return try page.filling(Array(candidates.prefix(8))) { columns in
      try samples(rows: (count + columns - 1) / columns, columns: columns, models, image, hasNeighbours)
    }
  }

  private func samples(
    rows: Int, columns: Int, _ models: [String], _ image: (height: Int, width: Int), _ hasNeighbours: Bool = false
  ) throws -> SamplesFigure {
    let blank = ImageGrid(blank: rows, columns, of: image)
    return try SamplesFigure(
      models.map { .init(title: $0, images: blank, neighbours: hasNeighbours ? blank : nil, note: "") }, style: style,
      provenance: provenance)
  }

  /// Images and reconstructions in rows as long as the page takes well: all in one, or two of half the length.
  ///
  /// - Parameter strips: of the same images.
  /// - Throws: `Failure(.usage)` for a size that no page has, `Failure(.badData)` for strips that make no figure.
  public func filled(_ strips: [ReconstructionStrip]) throws -> [ReconstructionStrip] {
    guard let first = strips.first else { return strips }
    let count = first.originals.rows * first.originals.columns
    let lengths = [count] + (count % 2 == 0 && count >= 8 ? [count / 2] : [])
    let columns = try page.filling(lengths) { columns in
      try ReconstructionsFigure(
        strips.map { $0.arranged(columns: columns) }, style: style, provenance: provenance)
    }
    return strips.map { $0.arranged(columns: columns) }
  }
}

extension ImageGrid {
  /// Images without anything on them.
  fileprivate init(blank rows: Int, _ columns: Int, of image: (height: Int, width: Int)) {
    self.init(
      rows: rows, columns: columns, height: image.height, width: image.width,
      pixels: [Float](repeating: 0, count: rows * columns * image.height * image.width))
  }
}
