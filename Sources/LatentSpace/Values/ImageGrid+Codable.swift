/// Grids as JSON: the four sizes and the pixels.
extension ImageGrid: Codable {
  private enum CodingKeys: String, CodingKey {
    case rows, columns, height, width, pixels
  }

  /// - Throws: `DecodingError` if the pixels do not fill the grid.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let sizes = try [CodingKeys.rows, .columns, .height, .width].map { try container.decode(Int.self, forKey: $0) }
    let pixels = try container.decode([Float].self, forKey: .pixels)
    guard sizes.allSatisfy({ (0...1 << 15).contains($0) }), sizes.reduce(1, *) == pixels.count else {
      throw DecodingError.dataCorruptedError(
        forKey: .pixels, in: container, debugDescription: "\(pixels.count) pixels for a grid of sizes \(sizes)")
    }
    self.init(rows: sizes[0], columns: sizes[1], height: sizes[2], width: sizes[3], pixels: pixels)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(rows, forKey: .rows)
    try container.encode(columns, forKey: .columns)
    try container.encode(height, forKey: .height)
    try container.encode(width, forKey: .width)
    try container.encode(pixels, forKey: .pixels)
  }
}
