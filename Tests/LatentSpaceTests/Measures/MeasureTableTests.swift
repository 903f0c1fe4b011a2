import Foundation
import LatentSpace
import Testing

@Suite("Tables of measures")
struct MeasureTableTests {
  let table = MeasureTable([
    ModelMeasures(
      modelName: "a|<b>", subject: "10 images",
      entries: [
        .init(.latentUnits, 2), .init(.squaredError, 0.0123456), .init(.centroidAccuracy, 0.875),
        .init(.totalVariance, 12_345.678),
      ]),
    ModelMeasures(
      modelName: "c", subject: "10 images",
      entries: [
        .init(.latentUnits, 64), .init(.squaredError, 0.0323456), .init(.divergence, 1e-7),
        .init(.centroidAccuracy, 0.9), .init(.totalVariance, 1),
      ]),
  ])

  @Test("Rows are the measures that any model has; the best is known where one is preferred")
  func rows() {
    #expect(
      table.rows.map(\.name) == [.latentUnits, .squaredError, .divergence, .centroidAccuracy, .totalVariance])
    #expect(table.rows.map(\.best) == [[], [0], [], [1], []])
    #expect(table.rows[2].values == [nil, 1e-7])
    let equal = MeasureTable([table.models[0], table.models[0]])
    #expect(equal.rows.allSatisfy { $0.best.isEmpty })
  }

  @Test("Markdown")
  func markdown() {
    #expect(
      table.markdown == """
        | measure | a\\|<b> | c |
        | --- | ---: | ---: |
        | latent units | 2 | 64 |
        | squared error (per pixel) ↓ | **0.01235** | 0.03235 |
        | KL divergence (nats per image) | – | 1.000e-07 |
        | nearest-centroid accuracy (%) ↑ | 87.5 | **90.0** |
        | total variance of codes | 12346 | 1.000 |

        """)
  }

  @Test("HTML escapes what names hold, and marks the best")
  func html() {
    #expect(table.html.contains("<th scope=\"col\">a|&lt;b&gt;</th>"))
    #expect(table.html.contains("<td><strong>90.0</strong></td>"))
    #expect(table.html.contains("title=\"KL(q(z|x) ‖ N(0, 1)) summed"))
    #expect(!table.html.contains("<b>"))
  }

  @Test("Comma-separated values at full precision")
  func csv() {
    let lines = table.table.csv.split(separator: "\n")
    #expect(lines[0] == "measure,unit,better,a|<b>,c")
    #expect(lines[2] == "squared-error,per pixel,lower,0.0123456,0.0323456")
    #expect(lines[3] == "kl-divergence,nats per image,neither,,1e-07")
    #expect(lines[4] == "centroid-accuracy,share,higher,0.875,0.9")
    let twins = MeasureTable([table.models[1], table.models[1]])
    #expect(twins.table.columns == ["measure", "unit", "better", "c (1)", "c (2)"])
  }

  @Test("JSON for programs")
  func json() throws {
    let found = try JSONSerialization.jsonObject(with: try table.json())
    let models = try #require(found as? [[String: Any]])
    #expect(models.map { $0["model"] as? String } == ["a|<b>", "c"])
    let measures = try #require(models[1]["measures"] as? [[String: Any]])
    #expect(measures.map { $0["name"] as? String } == table.models[1].entries.map(\.name.rawValue))
    #expect(measures[3]["value"] as? Double == 0.9)
    #expect(measures[3]["unit"] as? String == "share")
    #expect(try table.json() == table.json())
  }

  @Test("Plain text stands in columns")
  func plainText() {
    #expect(
      table.plainText == """
        measure                           a|<b>            c
        latent units                          2           64
        squared error (per pixel)       0.01235 *    0.03235
        KL divergence (nats per image)        –    1.000e-07
        nearest-centroid accuracy (%)      87.5         90.0 *
        total variance of codes           12346        1.000
        * best of the row

        """)
  }
}
