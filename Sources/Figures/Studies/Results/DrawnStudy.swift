import Applications
import Foundation
import Storage

/// A study whose result can be drawn.
public protocol DrawnStudy: StudyResult {
  /// What a paper would show of it.
  ///
  /// - Throws: `Failure(.badData)` if images are missing, or of several sizes.
  func picture() throws(Failure) -> StudyPicture
}

extension StudyFigure {
  /// The studies that can be drawn.
  static let drawnStudies: [any DrawnStudy.Type] = [
    CompressionResult.self, SpecificityResult.self, AnomalyResult.self, DenoisingResult.self, InpaintingResult.self,
    RetrievalResult.self, FeaturesResult.self, PretrainingResult.self, GenerationResult.self, CheckerboardResult.self,
    ContractionResult.self, AtlasResult.self,
  ]

  /// The figure of a study's result.
  ///
  /// - Parameters:
  ///   - result: what came out.
  ///   - provenance: of the result.
  ///   - style: how it is drawn.
  /// - Throws: `Failure(.badData)` if a number of the result is not finite, images are missing or of several sizes.
  public init(_ result: some DrawnStudy, provenance: Provenance, style: FigureStyle = FigureStyle()) throws(Failure) {
    try self.init(
      result.picture(), style: style,
      provenance: Provenance(
        title: provenance.title, facts: [.init("figure", Self.name.rawValue)] + provenance.facts))
  }

  /// The figure of what a `study.json` holds.
  ///
  /// - Parameters:
  ///   - json: the bytes of the file.
  ///   - file: what messages call the file.
  ///   - style: how it is drawn.
  /// - Throws: `Failure` of kind `badData` if the bytes are no study's, or a number is not finite; `usage` if the study
  ///   has no figure.
  public init(studyDocument json: Data, file: String, style: FigureStyle = FigureStyle()) throws {
    guard let name = StudyProvenance.read(from: json)?["study"] else {
      throw Failure(.badData, "\(file): expected what 'latent study' wrote, found something else")
    }
    guard let kind = Self.drawnStudies.first(where: { $0.study.rawValue == name }) else {
      throw Failure(.usage, "\(file): expected a study that has a figure, found \(name)")
    }
    self = try Self.figure(kind, json, file, style)
  }

  private static func figure<Result: DrawnStudy>(
    _: Result.Type, _ json: Data, _ file: String, _ style: FigureStyle
  ) throws -> StudyFigure {
    let document = try StudyDocument<Result>(json, file: file)
    return try StudyFigure(document.result, provenance: document.provenance, style: style)
  }
}

extension StudyChart.Curve {
  /// The shares of all that lie in the bins of a histogram, in per cent.
  init(_ name: String, _ look: StudyLook, _ histogram: Histogram) {
    let all = Double(max(1, histogram.counts.reduce(0, +)))
    self.init(
      name, look, x: histogram.edges, y: histogram.counts.map { 100 * Double($0) / all } + [0], hasMarks: false,
      isHistogram: true)
  }
}
