import Autoencoders
import Foundation
import Storage
import Training

/// What runs are called in figures and tables: by their kind, the width of their code, and what else sets them apart.
enum RunNames {
  /// A run as it is typed: a folder, or a name for figures and tables before it, "vae=runs/vae". A folder that has such a
  /// name itself is that folder.
  ///
  /// - Throws: `Failure` of kind `usage` if the name or the folder is missing.
  static func parse(_ word: String) throws(Failure) -> (name: String?, path: String) {
    guard let sign = word.firstIndex(of: "="), !word[..<sign].contains("/"),
      !FileManager.default.fileExists(atPath: word)
    else { return (nil, word) }
    let (name, path) = (word[..<sign], word[word.index(after: sign)...])
    guard !name.isEmpty, !path.isEmpty else {
      let found = name.isEmpty ? "no name before it" : "no folder behind it"
      throw Failure(
        .usage, "'\(word)': expected a name and a folder, as in vae=runs/vae, found \(found)")
    }
    return (String(name), String(path))
  }

  /// How a run is typed, for help.
  static let help = "a name for it may stand before: vae=runs/vae"

  /// One name a run, no two alike.
  static func distinct(_ runs: [RunConfiguration]) -> [String] {
    let plain = runs.map { run in
      "\(run.model.kind.rawValue), \(run.model.latentDimension.counted("unit"))"
    }
    let told = runs.indices.map { index -> String in
      let twins = runs.indices.filter { plain[$0] == plain[index] }
      guard twins.count > 1 else { return plain[index] }
      let differences = differingFacts(twins.map { runs[$0] }, of: runs[index])
      return ([plain[index]] + differences).joined(separator: ", ")
    }
    return told.indices.map { index in
      let place = told[...index].count { $0 == told[index] }
      return told.count { $0 == told[index] } > 1 ? "\(told[index]) (\(place))" : told[index]
    }
  }

  /// The facts of a run that are not the same for all of its twins: "seed 1", "beta 4".
  private static func differingFacts(_ twins: [RunConfiguration], of run: RunConfiguration) -> [String] {
    run.provenanceFacts.filter { fact in
      fact.name != "dataset content"
        && twins.contains { Provenance(title: "", facts: $0.provenanceFacts)[fact.name] != fact.value }
    }.map { "\($0.name) \($0.value)" }
  }
}
