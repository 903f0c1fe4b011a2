/// Something that stands on a page and is not cut by its end: a paragraph, a table, a row of figures.
public struct DocumentPiece {
  public var height: Double
  /// The free space above, unless the piece begins a page.
  public var spaceAbove: Double
  /// Whether the next piece must begin on the same page, as after a heading.
  public var isKeptWithNext = false
  /// Whether the piece begins a page.
  public var beginsPage = false
  /// What a reader finds in the list of contents.
  public var outlineTitle: String?
  public var draw: (_ canvas: any Canvas, _ area: Rectangle) -> Void

  public init(
    height: Double, spaceAbove: Double, isKeptWithNext: Bool = false, beginsPage: Bool = false,
    outlineTitle: String? = nil, draw: @escaping (_ canvas: any Canvas, _ area: Rectangle) -> Void
  ) {
    self.height = height
    self.spaceAbove = spaceAbove
    self.isKeptWithNext = isKeptWithNext
    self.beginsPage = beginsPage
    self.outlineTitle = outlineTitle
    self.draw = draw
  }

  /// A paragraph in lines of the column's width; `canvas` measures.
  public static func text(
    _ text: String, font: Font, color: Color, spaceAbove: Double, width: Double, style: DocumentStyle,
    on canvas: any Canvas
  ) -> DocumentPiece {
    let lines = canvas.lines(of: text, font: font, width: width)
    let leading = style.lineHeight(font)
    let ascent = canvas.measure("X", font: font).ascent
    return DocumentPiece(height: Double(lines.count) * leading, spaceAbove: spaceAbove) { canvas, area in
      for (index, line) in lines.enumerated() {
        canvas.draw(
          line, at: Point(area.minX, area.minY + ascent + Double(index) * leading),
          anchor: TextAnchor(.leading, .baseline), font: font, color: color)
      }
    }
  }
}

/// Pieces on pages.
public enum DocumentFlow {
  /// A piece and where it stands.
  public struct Placed {
    public let piece: DocumentPiece
    public let area: Rectangle
  }

  /// The pages, each with its pieces from top to bottom. A piece higher than a page has a page of its own, and leaves it.
  public static func pages(_ pieces: [DocumentPiece], in column: Rectangle) -> [[Placed]] {
    var pages: [[Placed]] = [[]]
    var y = column.minY
    var next = 0
    while next < pieces.count {
      // What must stay together is placed together.
      var end = next
      while end < pieces.count - 1, pieces[end].isKeptWithNext { end += 1 }
      let group = pieces[next...end]
      let needed = group.dropFirst().reduce(group[next].height) { $0 + $1.spaceAbove + $1.height }
      let isFirst = pages[pages.count - 1].isEmpty
      if !isFirst, group[next].beginsPage || y + group[next].spaceAbove + needed > column.maxY {
        pages.append([])
        y = column.minY
      }
      for piece in group {
        if !pages[pages.count - 1].isEmpty { y += piece.spaceAbove }
        let area = Rectangle(x: column.minX, y: y, width: column.width, height: piece.height)
        pages[pages.count - 1].append(Placed(piece: piece, area: area))
        y += piece.height
      }
      next = end + 1
    }
    return pages
  }
}
