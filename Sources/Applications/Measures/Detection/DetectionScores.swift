import Storage

/// How well a score tells the images that are looked for (positives) from the others, over all thresholds.
public struct DetectionScores: Codable, Equatable, Sendable {
  /// A threshold's place on a curve.
  public struct Point: Codable, Equatable, Sendable {
    public let x: Double
    public let y: Double
  }

  public let positives: Int
  public let negatives: Int
  /// The probability that a positive has the higher score than a negative, ties counting half: the area under the curve
  /// of true against false positive rates (J. A. Hanley, B. J. McNeil, "The meaning and use of the area under a receiver
  /// operating characteristic (ROC) curve", Radiology 1982). 0.5 for a score that knows nothing.
  public let areaUnderROC: Double
  /// Σ (Rₙ − Rₙ₋₁) Pₙ over the thresholds from the highest, with precision P and recall R; no interpolation (as
  /// scikit-learn's `average_precision_score`). The share of positives for a score that knows nothing.
  public let averagePrecision: Double
  /// From (0, 0) to (1, 1): false positive rates and true positive rates; points on straight lines are left out.
  public let roc: [Point]
  /// Recall and precision of each threshold, by ascending recall.
  public let precisionRecall: [Point]

  /// The share of positives: the average precision of a score that knows nothing.
  public var prevalence: Double { Double(positives) / Double(positives + negatives) }

  /// - Parameters:
  ///   - scores: higher for what is thought to be positive.
  ///   - isPositive: what each really is.
  /// - Throws: `Failure` of kind `badData` if there are no positives or no negatives, if a score is not finite, or if all
  ///   scores are the same, which tells nothing from anything.
  /// - Precondition: one truth a score.
  public init(scores: [Double], isPositive: [Bool]) throws(Failure) {
    precondition(scores.count == isPositive.count, "DetectionScores: \(scores.count), \(isPositive.count) truths")
    positives = isPositive.count { $0 }
    negatives = isPositive.count - positives
    guard positives > 0, negatives > 0 else {
      throw Failure(
        .badData,
        "detection: expected images of both kinds, found \(positives.counted("positive")) and "
          + "\(negatives.counted("negative"))")
    }
    guard scores.allSatisfy(\.isFinite) else {
      throw Failure(.badData, "detection: expected finite scores, found some that are not")
    }
    guard scores.contains(where: { $0 != scores[0] }) else {
      throw Failure(.badData, "detection: expected different scores, found only \(scores[0])")
    }
    let order = scores.indices.sorted { scores[$0] > scores[$1] }
    var (hits, misses) = (0, 0)
    var (area, precision) = (0.0, 0.0)
    var roc = [Point(x: 0, y: 0)]
    var precisionRecall: [Point] = []
    var start = 0
    while start < order.count {
      var end = start
      var (newHits, newMisses) = (0, 0)
      while end < order.count, scores[order[end]] == scores[order[start]] {
        if isPositive[order[end]] { newHits += 1 } else { newMisses += 1 }
        end += 1
      }
      start = end
      area += Double(newMisses) * (Double(hits) + Double(newHits) / 2)
      hits += newHits
      misses += newMisses
      let share = Double(hits) / Double(hits + misses)
      precision += Double(newHits) * share
      roc.append(Point(x: Double(misses) / Double(negatives), y: Double(hits) / Double(positives)))
      precisionRecall.append(Point(x: Double(hits) / Double(positives), y: share))
    }
    areaUnderROC = area / (Double(positives) * Double(negatives))
    averagePrecision = precision / Double(positives)
    self.roc = Self.withoutInnerPoints(roc)
    self.precisionRecall = precisionRecall
  }

  /// Steps go up or to the right: a point in the middle of a straight way draws nothing.
  private static func withoutInnerPoints(_ curve: [Point]) -> [Point] {
    curve.indices.filter { index in
      guard index > 0, index < curve.count - 1 else { return true }
      let (before, here, after) = (curve[index - 1], curve[index], curve[index + 1])
      return !(before.x == here.x && here.x == after.x) && !(before.y == here.y && here.y == after.y)
    }.map { curve[$0] }
  }
}
