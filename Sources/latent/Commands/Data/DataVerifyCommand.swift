import ArgumentParser
import Datasets
import Storage

/// `latent data verify`: reads every file of a data set and compares it with what is published.
struct DataVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Compare a data set with what is published; without a name, all that are here.",
    discussion: """
        latent data verify mnist
        latent data verify ./my-images
      """)

  @Argument(help: ArgumentHelp("A data set's name or a folder.", valueName: "name"))
  var name: String?

  @OptionGroup var data: DataOptions

  func run() throws {
    let names = name.map { [$0] } ?? data.locator.listings().filter { $0.state != .absent }.map(\.name.rawValue)
    var table = TextTable([("", .left), ("", .left)])
    var wrong: [String] = []
    for check in try names.flatMap(data.locator.verify) {
      table.append([check.path, check.words])
      if check.isWrong { wrong.append(check.path) }
    }
    try Console().result(table.text)
    if !wrong.isEmpty {
      throw Failure(.badData, "expected sound and complete files, found otherwise: \(wrong.joined(separator: ", "))")
    }
  }
}

extension FileCheck {
  var words: String {
    switch verdict {
    case .asPublished: "as published (SHA-256 \((found ?? "").prefix(12))…)"
    case .sound: "sound; no published checksum for it"
    case .wrong(let reason): reason
    case .missing: "missing: \(file.rawValue)"
    }
  }

  var isWrong: Bool {
    switch verdict {
    case .asPublished, .sound: false
    case .wrong, .missing: true
    }
  }
}
