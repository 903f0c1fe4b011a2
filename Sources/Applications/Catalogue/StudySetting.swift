/// One of the settings that determine a study's result, beside what its data and models are.
public struct StudySetting: Codable, Equatable, Sendable {
  /// As the option that sets it: "strengths".
  public let name: String
  /// As that option takes it: "0.1,0.3".
  public let value: String

  /// - Parameters:
  ///   - name: as the option that sets it, without dashes.
  ///   - value: as that option takes it.
  public init(_ name: String, _ value: some CustomStringConvertible) {
    self.name = name
    self.value = "\(value)"
  }

  /// - Parameters:
  ///   - name: as the option that sets it, without dashes.
  ///   - values: as that option takes them, with commas between them.
  public init(_ name: String, list values: [some CustomStringConvertible]) {
    self.init(name, values.map { "\($0)" }.joined(separator: ","))
  }
}

extension [StudySetting] {
  /// What differs between the settings of a study that is there and those of one that is asked for, in the order of these
  /// and then of those: "epochs: found 2, asked for 12".
  ///
  /// - Parameter asked: the settings asked for.
  public func differences(from asked: [StudySetting]) -> [String] {
    let names = asked.map(\.name) + map(\.name).filter { name in !asked.contains { $0.name == name } }
    return names.compactMap { name in
      let (mine, other) = (value(of: name), asked.value(of: name))
      return mine == other ? nil : "\(name): found \(mine ?? "none"), asked for \(other ?? "none")"
    }
  }

  private func value(of name: String) -> String? { first { $0.name == name }?.value }
}
