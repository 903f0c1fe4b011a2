import CCairo
import Plotting
import Storage

/// The typefaces installed on this machine.
///
/// A family is found by its exact name (letter case aside), never replaced by a similar one: fontconfig's substitution
/// would give other figures on other machines without a word.
public struct FontCatalogue: Sendable {
  /// The families that `Font.sansSerif` stands for, best first: Liberation Sans has the metrics of Arial and Helvetica,
  /// which journals ask for; DejaVu Sans is on every Debian machine that has Cairo.
  public static let sansSerifPreference = [
    "Liberation Sans", "Arimo", "Helvetica", "Arial", "Nimbus Sans", "DejaVu Sans",
  ]

  /// What was installed when the process first asked.
  public static let system = FontCatalogue(faces: installedFaces())

  public let faces: [FontFace]

  init(faces: [FontFace]) { self.faces = faces }

  /// The names of all families, sorted.
  public var families: [String] { Set(faces.map(\.family)).sorted() }

  /// The installed name of a family, or of the one that `Font.sansSerif` stands for here.
  ///
  /// - Throws: `Failure` of kind `usage` for a family that is not installed, `missingInput` if no default one is.
  public func resolvedFamily(_ family: String) throws(Failure) -> String {
    if family == Font.sansSerif {
      for candidate in Self.sansSerifPreference {
        if let name = installedName(of: candidate) { return name }
      }
      throw Failure(
        .missingInput,
        "no typeface to draw with: none of \(Self.sansSerifPreference.joined(separator: ", ")) is installed "
          + "(Debian: apt-get install fonts-liberation2)")
    }
    if let name = installedName(of: family) { return name }
    let names = families
    let shown = names.prefix(12).joined(separator: ", ") + (names.count > 12 ? ", …" : "")
    throw Failure(.usage, "font family '\(family)' is not installed; installed here: \(shown.isEmpty ? "none" : shown)")
  }

  /// The face that is nearest to the wanted weight and slant within exactly the wanted family.
  ///
  /// - Throws: as `resolvedFamily(_:)`.
  public func face(for font: Font) throws(Failure) -> FontFace {
    let family = try resolvedFamily(font.family)
    guard let face = Self.nearest(to: font, among: faces.filter { $0.families.contains(family) }) else {
      throw Failure(.usage, "font family '\(family)' is not installed")
    }
    return face
  }

  /// The faces that may stand in for the wanted one where it lacks a character: those of the default families, then those
  /// of any other, as far as they have the character; none if no face has it.
  func substitutes(for scalar: Unicode.Scalar, like font: Font) -> [FontFace] {
    var found: [FontFace] = []
    for candidate in Self.sansSerifPreference {
      guard let name = installedName(of: candidate) else { continue }
      let candidates = faces.filter { $0.families.contains(name) }
      if let face = Self.nearest(to: font, among: candidates) { found.append(face) }
    }
    if let face = Self.nearest(to: font, among: installedFaces(covering: scalar)) { found.append(face) }
    return found
  }

  private func installedName(of family: String) -> String? {
    let wanted = family.lowercased()
    for face in faces {
      if let name = face.families.first(where: { $0.lowercased() == wanted }) { return name }
    }
    return nil
  }

  private static func nearest(to font: Font, among faces: [FontFace]) -> FontFace? {
    let weight = font.weight == .bold ? Int(FC_WEIGHT_BOLD) : Int(FC_WEIGHT_REGULAR)
    let italic = font.slant == .italic
    func distance(_ face: FontFace) -> (Int, Int, Int, Int) {
      let slant = (face.slant != Int(FC_SLANT_ROMAN)) == italic ? 0 : 1
      return (slant, abs(face.width - Int(FC_WIDTH_NORMAL)), abs(face.weight - weight), -face.version)
    }
    return faces.min { left, right in
      let (a, b) = (distance(left), distance(right))
      return a == b ? (left.path, left.index) < (right.path, right.index) : a < b
    }
  }
}
