import LatentSpace
import Plotting
import Storage

extension PlanarEmbedding {
  /// Whether some code is of a class.
  func shows(class index: Int) -> Bool { labels.contains { Int($0) == index } }

  /// The classes of which there are codes.
  var shownClasses: Set<Int> {
    var isShown = [Bool](repeating: false, count: 256)
    for label in labels { isShown[Int(label)] = true }
    return Set(isShown.indices.filter { isShown[$0] })
  }
}

/// What figures with points say about how they are drawn.
extension FigureStyle {
  /// Colours that are the same for several classes, where points have no shapes that could tell these apart.
  private func sharesColors(_ embeddings: [PlanarEmbedding]) -> Bool {
    embeddings.contains {
      points.resolved(forPoints: $0.x.count) != .vector && palette.repeats(in: $0.shownClasses)
    }
  }

  /// - Throws: `Failure(.usage)` if classes would share colours in a picture without shapes while another palette has
  ///   enough.
  func checkColors(of embeddings: [PlanarEmbedding]) throws(Failure) {
    guard sharesColors(embeddings) else { return }
    let enough = Palette.allCases.first { palette in
      !embeddings.contains { palette.repeats(in: $0.shownClasses) }
    }
    guard let enough else { return }
    let count = embeddings.reduce(into: Set<Int>()) { $0.formUnion($1.shownClasses) }.count
    throw Failure(
      .usage,
      "palette: expected a colour a class, as \(enough.rawValue) has, or points as vector, which adds shapes; found the "
        + "\(palette.colors.count) colours of \(palette.rawValue) for \(count.counted("class", plural: "classes"))")
  }

  /// How panels of codes are drawn, for the person who draws them.
  func drawing(of embeddings: [PlanarEmbedding]) -> String {
    let count = embeddings.map(\.x.count).max() ?? 0
    let drawing = points.resolved(forPoints: count)
    let words =
      switch drawing {
      case .vector, .automatic: "a shape each"
      case .raster: "one picture at the file's resolution"
      case .density: "shades of all, a contour a class"
      }
    let colors = sharesColors(embeddings) ? "; some classes have the same colour" : ""
    return "points: \(drawing.rawValue), \(words) (\(count.counted("point")) a panel; --points changes it)\(colors)"
  }

  /// What a reader must know of points that are not drawn as points, and of colours that do not tell classes apart.
  func noteOnPoints(of embeddings: [PlanarEmbedding]) -> String {
    var sentences: [String] = []
    if points == .density {
      let most = embeddings.map(\.shownClasses.count).max() ?? 1
      let hasNames = embeddings.contains { $0.classNames.contains { !$0.isEmpty } }
      let masses = DensityContours.masses(forClasses: most).map { "\(Int($0 * 100)) %" }.joined(separator: " and ")
      sentences.append(
        "Shading is the density of all codes, smoothed: every shade is that of equally many codes, the sparsest 1 % are "
          + "left blank. A line is around the densest \(masses) of \(hasNames ? "a class" : "all")")
    }
    if sharesColors(embeddings) {
      sentences.append(
        "There are more classes than colours: after \(palette.colors.count) classes the colours begin again, and names tell "
          + "classes apart")
    }
    return sentences.joined(separator: ". ")
  }
}

/// The choice about points, for figures that are drawn again from their numbers.
extension FigureStyle {
  var chosenPoints: String? { points == .automatic ? nil : points.rawValue }

  /// The same with points as they were drawn before, unless something else is asked for now.
  func withPoints(_ chosen: String?) -> FigureStyle {
    guard points == .automatic, let chosen = chosen.flatMap(PointLayer.Rendering.init(rawValue:)) else { return self }
    var style = self
    style.points = chosen
    return style
  }
}
