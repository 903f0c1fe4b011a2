/// Examples as JSON, checked when they are read: anybody may have written them.
extension WorkedExample: Codable {
  private enum CodingKeys: String, CodingKey {
    case family, title, columns, signs, links
  }

  /// - Throws: `DecodingError` unless there are maps, a sign between any two columns, and links lie inside of the maps.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    family = try container.decode(Family.self, forKey: .family)
    title = try container.decode(String.self, forKey: .title)
    columns = try container.decode([[NumberMap]].self, forKey: .columns)
    signs = try container.decode([String].self, forKey: .signs)
    links = try container.decode([Link].self, forKey: .links)
    func isSound(_ region: Region) -> Bool { contains(region) && !region.rows.isEmpty && !region.cells.isEmpty }
    guard !columns.isEmpty, columns.allSatisfy({ !$0.isEmpty }), signs.count == columns.count - 1,
      links.allSatisfy({ isSound($0.from) && isSound($0.to) && (0..<1_000).contains($0.group) })
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .links, in: container,
        debugDescription: "columns of maps, signs between them and links inside of them do not fit")
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(family, forKey: .family)
    try container.encode(title, forKey: .title)
    try container.encode(columns, forKey: .columns)
    try container.encode(signs, forKey: .signs)
    try container.encode(links, forKey: .links)
  }
}

extension NumberMap: Codable {
  private enum CodingKeys: String, CodingKey {
    case title, rows, columns, values, origins, padding
  }

  /// - Throws: `DecodingError` unless values and origins fill a map of at most 64 × 64 cells.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    title = try container.decode(String.self, forKey: .title)
    rows = try container.decode(Int.self, forKey: .rows)
    columns = try container.decode(Int.self, forKey: .columns)
    values = try container.decode([Double].self, forKey: .values)
    origins = try container.decode([[Double]].self, forKey: .origins)
    padding = try container.decode(Int.self, forKey: .padding)
    guard (1...64).contains(rows), (1...64).contains(columns), values.count == rows * columns,
      origins.count == values.count, padding >= 0, 2 * padding < min(rows, columns),
      (values + origins.joined()).allSatisfy({ $0.magnitude < 1e100 }), origins.allSatisfy({ $0.count <= 64 * 64 })
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .values, in: container,
        debugDescription: "\(values.count) values and \(origins.count) origins for \(rows) × \(columns) cells")
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(title, forKey: .title)
    try container.encode(rows, forKey: .rows)
    try container.encode(columns, forKey: .columns)
    try container.encode(values, forKey: .values)
    try container.encode(origins, forKey: .origins)
    try container.encode(padding, forKey: .padding)
  }
}
