import Autoencoders

/// An objective's terms summed over images, in double precision: what is added up over shards, batches and epochs.
public struct ObjectiveSums: Equatable, Sendable {
  /// How many images have been summed over.
  public private(set) var imageCount: Int
  /// A sum for each term of the objective, in its order, not weighted.
  public private(set) var sums: [Double]

  /// Nothing yet.
  public init(of objective: AutoencoderObjective) {
    self.init(imageCount: 0, sums: objective.termNames.map { _ in 0 })
  }

  init(imageCount: Int, sums: [Double]) {
    self.imageCount = imageCount
    self.sums = sums
  }

  init(_ terms: ObjectiveTerms, imageCount: Int) {
    self.init(imageCount: imageCount, sums: terms.terms.map(\.sum.item))
  }

  public static func += (total: inout ObjectiveSums, part: ObjectiveSums) {
    precondition(total.sums.count == part.sums.count, "ObjectiveSums: adding the terms of another objective")
    total.imageCount += part.imageCount
    for index in total.sums.indices { total.sums[index] += part.sums[index] }
  }

  /// The values for each image.
  public func means(of objective: AutoencoderObjective) -> ObjectiveMeans {
    let count = Double(max(imageCount, 1))
    return ObjectiveMeans(
      terms: zip(objective.termNames, sums).map { ObjectiveMeans.Term(name: $0, value: $1 / count) }, of: objective)
  }
}
