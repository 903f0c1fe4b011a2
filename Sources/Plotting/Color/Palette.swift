/// Colours for classes, chosen so that people with any colour vision tell them apart: the sequences of M. A. Petroff,
/// "Accessible color sequences for data visualization" (2021). The shorter ones are further apart.
public enum Palette: String, CaseIterable, Sendable {
  /// As many as there are digits; the default.
  case petroff10
  case petroff8
  case petroff6

  public var colors: [Color] {
    let hex: [UInt32] =
      switch self {
      case .petroff10:
        [
          0x3f90da, 0xffa90e, 0xbd1f01, 0x94a4a2, 0x832db6, 0xa96b59, 0xe76300, 0xb9ac70, 0x717581, 0x92dadd,
        ]
      case .petroff8:
        [0x1845fb, 0xff5e02, 0xc91f16, 0xc849a9, 0xadad7d, 0x86c8dd, 0x578dff, 0x656364]
      case .petroff6:
        [0x5790fc, 0xf89c20, 0xe42536, 0x964a8b, 0x9c9ca1, 0x7a21dd]
      }
    return hex.map { Color(hex: $0) }
  }

  /// The colours of marks: on dark paper those that would sink into it are as much lighter as the graphics of a page need
  /// to be (3 : 1, WCAG 2.2, 1.4.11); on light paper the sequence itself, since paler marks stand among darker ones.
  public func colors(on paper: Color) -> [Color] {
    guard Oklab(paper).lightness < 0.5 else { return colors }
    return colors.map { $0.legible(on: paper, contrast: 3) }
  }

  /// The colour of a class's marks on a paper; see `colors(on:)`.
  public func color(_ index: Int, on paper: Color) -> Color {
    let colors = colors(on: paper)
    return colors[index % colors.count]
  }

  /// The colour of a class or a run; classes beyond the palette's length begin again and differ in
  /// shape.
  public func color(_ index: Int) -> Color {
    let colors = colors
    return colors[index % colors.count]
  }

  /// The marker of a class. Each class has another one than its neighbours, and every time the colours begin again the
  /// shapes have moved on by one, so colour and shape together belong to one class only.
  public func shape(_ index: Int) -> MarkerShape {
    let shapes = MarkerShape.allCases
    return shapes[(index + index / colors.count) % shapes.count]
  }

  /// Whether two of the classes have the same colour.
  public func repeats(in classes: some Sequence<Int>) -> Bool {
    var first = [Int?](repeating: nil, count: colors.count)
    for index in classes {
      let slot = index % first.count
      if let other = first[slot], other != index { return true }
      first[slot] = index
    }
    return false
  }

  /// The shortest sequence no longer than this one that has enough colours: fewer can be further apart.
  public func forFew(_ count: Int) -> Palette {
    Palette.allCases.filter { $0.colors.count >= count && $0.colors.count <= colors.count }
      .min { $0.colors.count < $1.colors.count } ?? self
  }

  /// The smallest distance in Oklab between two of the colours on a paper, as they are seen with a kind of colour vision
  /// (nil: the usual one).
  public func smallestDistance(seenWith vision: ColorVision?, on paper: Color = .white) -> Double {
    let seen = colors(on: paper).map { Oklab(vision?.seen($0) ?? $0) }
    var smallest = Double.infinity
    for i in seen.indices {
      for j in seen.indices where j > i { smallest = min(smallest, seen[i].distance(to: seen[j])) }
    }
    return smallest
  }
}
