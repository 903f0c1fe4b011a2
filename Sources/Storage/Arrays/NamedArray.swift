/// A named array of numbers in row-major order, as it stands in a file.
public struct NamedArray: Equatable, Sendable {
  public let name: String
  /// The length of each axis, slowest first; empty for a single number.
  public let shape: [Int]
  public let elements: Elements

  /// The numbers, in the element types that files of this tool use.
  public enum Elements: Equatable, Sendable {
    case float32([Float])
    case float64([Double])
    case uint8([UInt8])
    case int64([Int64])

    public var count: Int {
      switch self {
      case .float32(let values): values.count
      case .float64(let values): values.count
      case .uint8(let values): values.count
      case .int64(let values): values.count
      }
    }
  }

  public init(name: String, shape: [Int], elements: Elements) {
    precondition(
      shape.allSatisfy { $0 >= 0 } && NamedArray.byteCount(shape: shape, width: 1) == elements.count,
      "NamedArray \(name): shape \(shape) for \(elements.count) elements")
    self.name = name
    self.shape = shape
    self.elements = elements
  }

  public init(name: String, shape: [Int], _ values: [Float]) {
    self.init(name: name, shape: shape, elements: .float32(values))
  }
}

extension NamedArray {
  /// Refuses NaN and infinities, which would spread from here to everything that is computed with the array.
  ///
  /// - Parameter file: what the message calls the file.
  /// - Throws: `Failure` of kind `badData` that names the array, the first such element and its value.
  public func requireFinite(in file: String) throws {
    let found: (index: Int, value: String)? =
      switch elements {
      case .float32(let values): values.firstIndex { !$0.isFinite }.map { ($0, "\(values[$0])") }
      case .float64(let values): values.firstIndex { !$0.isFinite }.map { ($0, "\(values[$0])") }
      case .uint8, .int64: nil
      }
    guard let found else { return }
    throw Failure(
      .badData, "\(file): tensor `\(name)`: expected finite numbers, found \(found.value) at element \(found.index)")
  }
}
