/// One installed face that can be embedded: a scalable TrueType or CFF font of fixed weight and width.
public struct FontFace: Sendable, Hashable {
  /// The family's names; the first is the one to show.
  public let families: [String]
  public let style: String
  public let path: String
  /// The face's place in a collection (`.ttc`), 0 elsewhere.
  public let index: Int
  /// The font's own version, in 1/65,536: files are the same bytes only for the same version of the font.
  public let version: Int

  /// Weight (80 regular, 200 bold), slant (0 upright) and width (100 normal) on fontconfig's scales.
  let weight: Int
  let slant: Int
  let width: Int

  public var family: String { families.first ?? "" }

  /// Family, style and version, for a person: "Liberation Sans Bold 2.1".
  public var summary: String { "\(family) \(style) \((Double(version) / 65.536).rounded() / 1_000)" }
}
