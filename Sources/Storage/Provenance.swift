/// What made a file: everything that determines its bytes, and nothing else (no paths, threads, host or time).
///
/// Figures, weights and exports carry it, `latent info` prints it, and a command replaces a file without `--force` only
/// when it finds one inside.
public struct Provenance: Codable, Equatable, Sendable {
  /// What the file is, for a person: "Latent scatter", "Weights".
  public var title: String
  /// The kinds of model, data set and settings that determine the content, in a fixed order.
  public var facts: [Fact]
  /// The version of `latent` that wrote it.
  public var version: String

  public struct Fact: Codable, Equatable, Sendable {
    public var name: String
    public var value: String

    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  public init(title: String, facts: [Fact] = [], version: String = Provenance.currentVersion) {
    self.title = title
    self.facts = facts
    self.version = version
  }

  /// The version of this package.
  public static let currentVersion = "0.1.0"

  public subscript(name: String) -> String? { facts.first { $0.name == name }?.value }
}
