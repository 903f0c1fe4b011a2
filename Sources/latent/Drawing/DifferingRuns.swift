import Datasets
import LatentSpace

/// Runs whose codes differ. The others have collapsed: there is nothing in them to compare.
struct DifferingRuns {
  private(set) var runs: [OpenRun] = []
  /// For each run, the same from other seeds; none without a noise floor.
  private(set) var reseeded: [[OpenRun]] = []
  /// What is left out, a sentence each.
  private(set) var notes: [String] = []

  /// - Parameters:
  ///   - runs: trained on the same images.
  ///   - reseeded: for each run, the same from other seeds; empty without a noise floor.
  ///   - images: whose codes are compared.
  init(_ runs: [OpenRun], reseeded: [[OpenRun]] = [], on images: LabelledImages) throws {
    func differs(_ run: OpenRun) throws -> Bool { try !run.model.codes(of: images).hasCollapsed }
    for (index, run) in runs.enumerated() {
      guard try differs(run) else {
        notes.append("\(run.name) has collapsed, all of its codes are the same: likeness and drift leave it out")
        continue
      }
      self.runs.append(run)
      guard index < reseeded.count else { continue }
      let kept = try reseeded[index].filter(differs)
      self.reseeded.append(kept)
      let lost = reseeded[index].count - kept.count
      if lost > 0 {
        notes.append(
          "\(lost) of \(reseeded[index].count.counted("training")) of \(run.name) from other seeds collapsed to one code: "
            + "the noise floor leaves \(lost == 1 ? "it" : "them") out")
      }
    }
    if self.runs.count < 2 { notes.append("fewer than two models have codes that differ: no likeness, no drift") }
  }
}
