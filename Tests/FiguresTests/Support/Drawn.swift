import Plotting

@testable import Figures

extension Figure {
  /// The figure drawn at a width, at its own height unless told otherwise.
  func drawn(width: Double, height: Double? = nil, pixelsPerPoint: Double? = nil) -> RecordingCanvas {
    let ruler = RecordingCanvas(size: Size(width, 1), pixelsPerPoint: pixelsPerPoint)
    let natural = size(forWidth: width, on: ruler)
    let canvas = RecordingCanvas(size: Size(width, height ?? natural.height), pixelsPerPoint: pixelsPerPoint)
    draw(on: canvas)
    return canvas
  }
}

extension RecordingCanvas {
  var page: Rectangle { Rectangle(x: 0, y: 0, width: size.width, height: size.height) }

  /// The areas that marks cover, as far as they can be seen.
  var extents: [Rectangle] {
    zip(marks, clips).compactMap { mark, clip in
      let extent: Rectangle? =
        switch mark {
        case .fill(let path, _): path.extent
        case .stroke(let path, let stroke): path.extent.map { $0.inset(by: -stroke.width / 2) }
        case .text(let text): text.box
        case .image(_, let rectangle, _): rectangle
        }
      return extent.map { extent in clip.map { extent.cut(to: $0) } ?? extent }
    }
  }
}

extension RecordingCanvas {
  /// The names among points, each with the colour of the plate that it stands on.
  var labels: [(text: Text, plate: Color)] {
    var plate: (extent: Rectangle, color: Color)?
    var labels: [(text: Text, plate: Color)] = []
    for mark in marks {
      switch mark {
      case .fill(let path, let color) where path.hasCurves: plate = path.extent.map { ($0, color) }
      case .text(let text):
        if let plate, plate.extent.contains(text.box, tolerance: 0.1) { labels.append((text, plate.color)) }
      default: break
      }
    }
    return labels
  }

  /// All texts that are no names among points.
  var otherTexts: [Text] {
    let boxes = labels.map(\.text.box)
    return texts.filter { !boxes.contains($0.box) }
  }

  /// The shapes that are drawn cut to a panel: its points.
  var pointShapes: [(path: Path, color: Color)] {
    zip(marks, clips).compactMap { mark, clip in
      if clip != nil, case .fill(let path, let color) = mark { (path, color) } else { nil }
    }
  }
}

extension Path {
  /// Whether the outline is round where a plate's is.
  var hasCurves: Bool { elements.contains { if case .curve = $0 { true } else { false } } }

  var extent: Rectangle? {
    let points = elements.flatMap { element -> [Point] in
      switch element {
      case .move(let point), .line(let point): [point]
      case .curve(let point, let first, let second): [point, first, second]
      case .circle(let center, let radius):
        [Point(center.x - radius, center.y - radius), Point(center.x + radius, center.y + radius)]
      case .rectangle(let area): [Point(area.minX, area.minY), Point(area.maxX, area.maxY)]
      case .close: []
      }
    }
    return points.isEmpty ? nil : Rectangle(around: points)
  }
}

extension Rectangle {
  fileprivate func cut(to other: Rectangle) -> Rectangle {
    let (left, top) = (max(minX, other.minX), max(minY, other.minY))
    return Rectangle(
      x: left, y: top, width: max(0, min(maxX, other.maxX) - left), height: max(0, min(maxY, other.maxY) - top))
  }
}
