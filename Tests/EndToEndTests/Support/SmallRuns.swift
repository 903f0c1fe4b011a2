import TestSupport
import Testing

/// A folder with a tiny data set `tiny` and a run of two epochs on it for each kind, named like the kind.
func withRuns(_ kinds: [String], _ body: (String) throws -> Void) throws {
  try withTemporaryFolder { folder in
    try TinyData.write(to: "\(folder)/tiny")
    for kind in kinds {
      try Latent.succeed([
        "train", kind, "--dataset", "\(folder)/tiny", "--epochs", "2", "--output", "\(folder)/\(kind)", "--quiet",
      ])
    }
    try body(folder)
  }
}
