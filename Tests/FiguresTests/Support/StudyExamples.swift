import Foundation
import LatentSpace
import Plotting
import Storage

@testable import Figures

/// What studies of made-up models came to: a picture of every kind of part, and of those that studies put together.
extension Examples {
  /// - Parameter peak: where most of the numbers are, 0…1.
  static func histogram(_ name: String, _ look: StudyLook, peak: Double) -> StudyChart.Curve {
    let edges = (0...24).map { Double($0) / 200 }
    let heights = edges.map { edge in 20 * exp(-pow(edge / 0.12 - peak, 2) / 0.01) }
    return StudyChart.Curve(
      name, look, x: edges, y: heights.dropLast().map { $0 < 0.1 ? 0 : $0 } + [0], hasMarks: false, isHistogram: true)
  }

  static func histograms(_ names: [String]) -> StudyChart {
    StudyChart(
      "errors", x: StudyAxis("squared error per pixel"), y: StudyAxis("images (%)", from: 0),
      curves: names.enumerated().map { index, name in
        histogram(name, StudyLook(index, isDashed: index % 2 == 1), peak: 0.2 + 0.2 * Double(index))
      }, namesAreAbove: true)
  }

  static func lines(_ names: [String], title: String = "") -> StudyChart {
    let sizes = [2.0, 4, 8, 16, 32, 64]
    return StudyChart(
      title, x: StudyAxis("code size", isLogarithmic: true, ticks: sizes),
      y: StudyAxis("squared error per pixel", isLogarithmic: true),
      curves: names.enumerated().map { index, name in
        StudyChart.Curve(
          name, StudyLook(index == 3 ? nil : index, isDashed: index % 2 == 1), x: sizes,
          y: sizes.map { (0.05 + 0.001 * Double(index)) / $0.squareRoot() })
      })
  }

  static func roc(_ names: [String]) -> StudyChart {
    StudyChart(
      "ROC curve", x: StudyAxis("false positive rate", from: 0, to: 1),
      y: StudyAxis("true positive rate", from: 0, to: 1),
      curves: names.enumerated().map { index, name in
        StudyChart.Curve(
          name, StudyLook(index), x: [0, 0, 0.2, 0.2, 1], y: [0, 0.4, 0.4, 0.9 - 0.1 * Double(index), 1],
          hasMarks: false)
      }, isSquare: true, namesAreAbove: true)
  }

  static func imageRows(
    _ names: [String], columns: Int = 10, judged: Bool = false, value: Double? = 0.0252
  ) -> StudyImages {
    StudyImages(
      "first of each class",
      rows: names.enumerated().map { index, name in
        StudyImages.Row(
          name, value: index % 2 == 1 ? value : nil,
          judgements: judged ? [nil] + (1..<columns).map { $0 % 3 != index % 3 } : [], isApart: index % 2 == 0)
      }, images: grid(names.count, columns), valueTitle: value == nil ? "" : "error",
      columnNames: judged ? ["query"] + (1..<columns).map { "\($0)" } : [], leftColumns: judged ? 1 : 0)
  }

  /// - Parameter groups: rows of each, of which every one has all the names.
  static func dots(_ names: [String], groups: [String] = [""]) -> StudyDots {
    StudyDots(
      "", axis: StudyAxis("test images of the right class (%)"),
      series: [.init("linear", StudyLook(0)), .init("10 nearest neighbours", StudyLook(1, isDashed: true))],
      rows: groups.enumerated().flatMap { place, group in
        names.enumerated().map { index, name in
          let value = 80 + 3 * Double(index) + 5 * Double(place)
          return StudyDots.Row(
            name, group: group, note: group.isEmpty ? "" : "\(value) ± 1.2",
            dots: [
              .init(0, value, deviation: 1.2, samples: [value - 1.5, value + 0.3, value + 1.2]), .init(1, value + 4),
            ])
        }
      })
  }

  static func field(_ title: String) -> StudyField {
    let side = (0..<9).map { -2.5 + 5 * Double($0) / 8 }
    let codes = embedding(200)
    return StudyField(
      title, xTitle: "z₁", yTitle: "z₂", classNames: digits,
      points: codes.x.indices.map {
        StudyField.Point(x: Double(codes.x[$0]), y: Double(codes.y[$0]), label: Int(codes.labels[$0]))
      }, arrows: side.flatMap { x in side.map { y in StudyField.Arrow(x: x, y: y, dx: -0.4 * x, dy: -0.4 * y) } },
      share: 0.5)
  }

  static func matrix(_ rows: [String], _ columns: [String]) -> StudyMatrix {
    StudyMatrix(
      "", rowTitle: "down", columnTitle: "up", rowNames: rows, columnNames: columns,
      values: [.init("error", .significant), .init("checkerboard", .decibels), .init("parameters", .thousands)],
      // One place stays free.
      cells: (1..<rows.count * columns.count).map { place in
        StudyMatrix.Cell(
          row: place / columns.count, column: place % columns.count,
          values: [0.01 + 0.001 * Double(place), Double(place) - 4, 204_000], images: grid(1, 4))
      })
  }

  static func picture(_ parts: [StudyPicture.Part]) -> StudyPicture {
    StudyPicture(
      study: "example", parts: parts,
      notes: ["1,000 test images of mnist-5k", "classifiers learn from 4,000 training images"],
      summary: "What came out of a study.")
  }

  static func studies(_ style: FigureStyle) throws -> [StudyFigure] {
    let kinds = ["original", "hidden", "mean image", "latent search"]
    let pictures: [[StudyPicture.Part]] = [
      [.chart(histograms(["own test images", "garments"])), .images(imageRows(["digits", "reconstructed"]))],
      [.chart(lines(["undercomplete", "PCA", "sparse", "mean image"]))],
      [
        .dots(dots(["digit 1", "digit 8", "garments"])), .chart(histograms(["normal (900)", "anomalies (100)"])),
        .chart(roc(["model: AUROC 0.937, AP 0.81", "PCA: AUROC 0.85, AP 0.6"])),
      ],
      [.images(imageRows(kinds)), .images(imageRows(kinds)), .images(imageRows(kinds))],
      [
        .images(imageRows(["0", "1", "2", "3"], columns: 11, judged: true, value: nil)),
        .chart(lines(["codes", "PCA", "pixels"], title: "precision")),
      ],
      [.dots(dots(["from scratch", "pre-trained, fine-tuned"], groups: ["100 labels", "1,000 labels"]))],
      [
        .images(imageRows(["clean", "noisy", "restored"])), .chart(lines(["model", "median"], title: "PSNR")),
        .chart(lines(["model", "median"], title: "SSIM")), .field(field("the field")),
      ],
      [
        .images(imageRows(["test images"], value: nil)),
        .matrix(
          matrix(
            ["strided", "max", "average"], ["transposed", "nearest", "nearest-conv", "nails", "bilinear", "unpool"])),
      ],
    ]
    return try pictures.map { try StudyFigure(picture($0), style: style, provenance: provenance) }
  }

  /// Long names, many rows, one of everything.
  static func hardStudies(_ names: [String], _ style: FigureStyle) throws -> [StudyFigure] {
    let pictures: [[StudyPicture.Part]] = [
      [.chart(lines(names))], [.chart(histograms(names))], [.chart(roc(names))], [.dots(dots(names))],
      [.images(imageRows(names))], [.images(imageRows(["1"], columns: 1))],
      [.dots(dots((0..<11).map { "digit \($0)" })), .chart(histograms(names)), .chart(roc(names)), .field(field("x"))],
      [.chart(lines(names)), .chart(histograms(names)), .dots(dots(names)), .field(field("x")), .field(field("y"))],
      [.matrix(matrix(names, names))], [.matrix(matrix(["a", "b"], ["c"]))],
      [.images(imageRows(names, columns: 12, judged: true)), .chart(lines(names, title: names[0]))],
    ]
    return try pictures.map { try StudyFigure(picture($0), style: style, provenance: provenance) }
  }
}
