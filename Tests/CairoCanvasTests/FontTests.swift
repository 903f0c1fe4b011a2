import Foundation
import Plotting
import Storage
import TestSupport
import Testing

@testable import CairoCanvas

@Suite struct FontCatalogueTests {
  private func face(
    _ family: String, weight: Int = 80, slant: Int = 0, width: Int = 100, path: String = "a", version: Int = 1
  ) -> FontFace {
    FontFace(
      families: [family], style: "", path: path, index: 0, version: version, weight: weight, slant: slant, width: width)
  }

  @Test func thisMachineHasADefaultFamily() throws {
    let family = try FontCatalogue.system.resolvedFamily(Font.sansSerif)
    #expect(FontCatalogue.sansSerifPreference.contains(family))
    #expect(FontCatalogue.system.families.contains(family))
  }

  @Test func theDefaultIsTheFirstPreferenceInstalled() throws {
    let catalogue = FontCatalogue(faces: ["DejaVu Sans", "Arial", "Zapf"].map { face($0) })
    #expect(try catalogue.resolvedFamily(Font.sansSerif) == "Arial")
    #expect(try catalogue.resolvedFamily("dejavu SANS") == "DejaVu Sans")
  }

  @Test func aMissingFamilyIsNamedAndNotReplaced() {
    let catalogue = FontCatalogue(faces: [face("DejaVu Sans")])
    for family in ["Helvetica Neue", "DejaVu", "DejaVu Sans Bold", ""] {
      #expect(throws: Failure(.usage, "font family '\(family)' is not installed; installed here: DejaVu Sans")) {
        try catalogue.resolvedFamily(family)
      }
    }
  }

  @Test func aMachineWithoutTypefacesSaysWhatToInstall() {
    let failure = #expect(throws: Failure.self) { try FontCatalogue(faces: []).resolvedFamily(Font.sansSerif) }
    #expect(failure?.kind == .missingInput)
    #expect(failure?.message.contains("fonts-liberation2") == true)
  }

  @Test func theNearestFaceOfTheFamilyIsChosenWhateverTheOrder() throws {
    let faces = [
      face("A", weight: 200, path: "bold"), face("A", weight: 100, path: "medium"), face("A", path: "regular"),
      face("A", width: 75, path: "condensed"), face("A", slant: 100, path: "italic"), face("B", path: "other"),
      face("A", path: "older", version: 0), face("A", path: "z-same"),
    ]
    for catalogue in [FontCatalogue(faces: faces), FontCatalogue(faces: faces.reversed())] {
      #expect(try catalogue.face(for: Font("A", size: 8)).path == "regular")
      #expect(try catalogue.face(for: Font("A", size: 8, weight: .bold)).path == "bold")
      #expect(try catalogue.face(for: Font("A", size: 8, slant: .italic)).path == "italic")
      #expect(try catalogue.face(for: Font("B", size: 8, weight: .bold)).path == "other")
    }
  }
}

@Suite struct TextTests {
  private func shaper() -> TextShaper { TextShaper(catalogue: .system) }

  @Test func widthsAreProportionalToTheSize() throws {
    let small = try shaper().line("Latent space", font: Font(Font.sansSerif, size: 1)).width
    let large = try shaper().line("Latent space", font: Font(Font.sansSerif, size: 1_000)).width
    #expect(small > 0 && abs(large - 1_000 * small) < 1e-9)
  }

  @Test func pairsAreKernedAndFiguresAreNot() throws {
    let shaper = shaper()
    let font = Font(Font.sansSerif, size: 10)
    func width(_ text: String) throws -> Double { try shaper.line(text, font: font).width }
    #expect(try width("AV") < width("A") + width("V"))
    #expect(try width("11") == 2 * width("1"))
    #expect(try width("17") == width("80"))
  }

  @Test func composedAndDecomposedTextAreTheSame() throws {
    let font = Font(Font.sansSerif, size: 10)
    #expect(try shaper().line("e\u{301}", font: font).width == shaper().line("\u{E9}", font: font).width)
    #expect(try shaper().line("a\u{200B}\u{FE0F}b", font: font).width == shaper().line("ab", font: font).width)
  }

  @Test func whatMathematicsNeedsIsThere() throws {
    let shaper = shaper()
    let text = "z₁₂ β λ ρ μ σ − × ² 10⁻³ ‖J‖² ≤ ≥ ± ∞ → ∈ …"
    let line = try shaper.line(text, font: Font(Font.sansSerif, size: 8))
    #expect(shaper.missing.isEmpty)
    #expect(line.runs.flatMap(\.scalars).map(String.init).joined() == text)
    #expect(line.runs.allSatisfy { $0.glyphs.allSatisfy { $0.index != 0 } })
  }

  @Test func aCharacterTheFaceLacksComesFromAnother() throws {
    // Liberation Sans has no superscript minus; without that family the default face has all, and there is one run.
    let line = try shaper().line("10⁻³", font: Font(Font.sansSerif, size: 8))
    let expected = try FontCatalogue.system.resolvedFamily(Font.sansSerif) == "Liberation Sans" ? 3 : 1
    #expect(line.runs.count == expected)
    #expect(zip(line.runs, line.runs.dropFirst()).allSatisfy { $0.program !== $1.program })
    let places = line.runs.flatMap { $0.glyphs.map(\.x) }
    #expect(places == places.sorted() && places.count == 4)
  }

  @Test func aCharacterNoFaceHasIsABoxAndAWarning() throws {
    var warnings: [String] = []
    func keep(_ warning: String) { warnings.append(warning) }
    var page = SampleFigure().page
    page.size = Size(100, 100)
    for format in FigureFormat.allCases {
      _ = try render(page, as: format, warn: keep) { canvas in
        canvas.draw(
          "a\u{10FFFD}b\u{10FFFD}", at: Point(5, 50), anchor: TextAnchor(.leading, .baseline),
          font: Font(Font.sansSerif, size: 8), color: SampleFigure.ink, angle: 0, halo: nil)
      }
    }
    #expect(warnings.count == 3)
    for warning in warnings {
      #expect(warning.contains("U+10FFFD"))
      #expect(warning.components(separatedBy: "U+").count == 2)
    }
  }

  /// The dark pixels' bounds of a word drawn at the middle of a page of 72 × 72 points at 288 dots an inch, in points.
  private func inkBounds(_ anchor: TextAnchor, angle: Double = 0) throws -> Rectangle {
    var page = SampleFigure().page
    (page.size, page.dpi) = (Size(72, 72), 288)
    let data = try render(page, as: .png) { canvas in
      canvas.draw(
        "HHHH", at: Point(36, 36), anchor: anchor, font: Font(Font.sansSerif, size: 10),
        color: Color(red: 0, green: 0, blue: 0), angle: angle, halo: nil)
    }
    let picture = try ReadPicture(png: data)
    let dark = (0..<288 * 288).filter { picture.pixels[$0].x < 128 }
    let (columns, rows) = (dark.map { $0 % 288 }, dark.map { $0 / 288 })
    let (left, right) = (try #require(columns.min()), try #require(columns.max()))
    let (top, bottom) = (try #require(rows.min()), try #require(rows.max()))
    return Rectangle(
      x: Double(left) / 4, y: Double(top) / 4, width: Double(right - left + 1) / 4,
      height: Double(bottom - top + 1) / 4)
  }

  @Test func anchorsPlaceTheInk() throws {
    let centered = try inkBounds(TextAnchor(.center, .middle))
    #expect(abs(centered.center.x - 36) < 0.3 && abs(centered.center.y - 36) < 0.3)
    let leading = try inkBounds(TextAnchor(.leading, .baseline))
    #expect(leading.minX > 36 && leading.minX < 37.2 && abs(leading.maxY - 36) < 0.3)
    let trailing = try inkBounds(TextAnchor(.trailing, .top))
    #expect(trailing.maxX < 36 && trailing.maxX > 34.8 && trailing.minY > 36 && trailing.minY < 40)
    #expect(try inkBounds(TextAnchor(.leading, .bottom)).maxY < 36)
  }

  @Test func anglesTurnCounterClockwise() throws {
    let upright = try inkBounds(TextAnchor(.leading, .middle))
    let turned = try inkBounds(TextAnchor(.leading, .middle), angle: 90)
    #expect(abs(turned.height - upright.width) < 0.6 && abs(turned.width - upright.height) < 0.6)
    // Reads upwards from the point.
    #expect(turned.maxY < 36 && turned.minY < 20)
  }
}
