import TensorEngine

/// A small image whose numbers are read one by one.
public struct NumberMap: Equatable, Sendable {
  /// What it is: "input", "kernel".
  public var title: String
  public var rows: Int
  public var columns: Int
  /// Row by row from the top.
  public var values: [Double]
  /// For each cell, how much of it comes from each origin that the example tells apart; empty where it comes from none.
  public var origins: [[Double]]
  /// How many rows and columns at each edge are not the image's own but zeros around it.
  public var padding: Int

  /// - Precondition: There are `rows × columns` values, and as many origins if any.
  public init(
    _ title: String, rows: Int, columns: Int, values: [Double], origins: [[Double]] = [], padding: Int = 0
  ) {
    precondition(
      values.count == rows * columns && (origins.isEmpty || origins.count == values.count),
      "NumberMap: \(values.count) values and \(origins.count) origins for \(rows) × \(columns) cells")
    self.title = title
    self.rows = rows
    self.columns = columns
    self.values = values
    self.origins = origins.isEmpty ? [[Double]](repeating: [], count: values.count) : origins
    self.padding = padding
  }

  /// A square map.
  init(_ title: String, side: Int, _ values: [Double], origins: [[Double]] = [], padding: Int = 0) {
    self.init(title, rows: side, columns: side, values: values, origins: origins, padding: padding)
  }

  /// The first image and channel of a tensor `[N, H, W, C]`.
  init(_ title: String, _ tensor: Tensor, origins: [[Double]] = []) {
    let (height, width, channels) = (tensor.shape[1], tensor.shape[2], tensor.shape[3])
    let numbers = tensor.doubles()
    self.init(
      title, rows: height, columns: width, values: (0..<height * width).map { numbers[$0 * channels] },
      origins: origins)
  }

  /// `[1, H, W, 1]`.
  var tensor: Tensor { Tensor(values, shape: [1, rows, columns, 1]) }

  /// `[H, W, 1, 1]`, as a filter from one channel to one.
  var filter: Tensor { Tensor(values, shape: [rows, columns, 1, 1]) }

  /// The same with each cell as its own origin, in the order of reading.
  var withOwnOrigins: NumberMap {
    var map = self
    map.origins = values.indices.map { place in
      [Double](repeating: 0, count: place) + [1]
    }
    return map
  }

  /// The same with rows and columns of zeros around it.
  func padded(by padding: Int) -> NumberMap {
    let (height, width) = (rows + 2 * padding, columns + 2 * padding)
    var map = NumberMap(
      title, rows: height, columns: width, values: [Double](repeating: 0, count: height * width), padding: padding)
    for row in 0..<rows {
      for column in 0..<columns {
        let place = (row + padding) * width + column + padding
        map.values[place] = values[row * columns + column]
        map.origins[place] = origins[row * columns + column]
      }
    }
    return map
  }

  /// Where each output of a linear operation comes from: what the operation makes of each cell alone, set to one.
  ///
  /// - Returns: for each cell of the output, its weights over the cells of this map.
  func origins(under operation: (Tensor) -> Tensor) -> [[Double]] {
    let parts = values.indices.map { place in
      let one: [Double] = values.indices.map { $0 == place ? 1 : 0 }
      return operation(Tensor(one, shape: [1, rows, columns, 1])).doubles()
    }
    return parts[0].indices.map { cell in parts.map { $0[cell] } }
  }
}
