import Foundation
import Storage
import TestSupport
import Testing

@testable import Notebooks

/// Runs notebooks with a small script in the place of `latent`.
@Suite("Running notebooks")
struct NotebookRunnerTests {
  private static let script = """
    #!/bin/sh
    case "$1" in
      say) shift; echo "$@" ;;
      talk) echo talk >&2; echo result; echo more >&2 ;;
      fail) echo "latent: no"; exit 65 ;;
      hang) exec sleep 600 ;;
      deaf) exec >&- 2>&-; exec sleep 600 ;;
      flood) exec yes ;;
      stray) sleep 20 & ;;
      bytes) printf '\\000\\377' ;;
      make) echo made > made.txt ;;
      where) pwd ;;
      variables) echo "$LC_ALL $TZ $LATENT_OFFLINE [$LATENT_DATA_DIR] [$SOURCE_DATE_EPOCH]" ;;
      read) cat; echo end ;;
      kill) kill -9 $$ ;;
    esac

    """

  private func run(
    _ body: String, limit: Double = 60, isRecording: Bool = false, shouldStop: () -> Bool = { false }
  ) throws -> NotebookOutcome {
    try withTemporaryFolder { folder in
      let latent = "\(folder)/latent"
      try Data(Self.script.utf8).write(to: URL(fileURLWithPath: latent))
      #expect(chmod(latent, 0o755) == 0)
      try WholeFile.createFolder("\(folder)/place")
      let base = ["PATH": "/usr/bin:/bin", "LATENT_DATA_DIR": "/data", "SOURCE_DATE_EPOCH": "1"]
      let runner = NotebookRunner(
        executable: latent, limit: limit,
        environment: NotebookEnvironment.variables(base: base, home: "\(folder)/home"))
      return try runner.run(
        Notebook(Data("T\n=\n\n\(body)\n".utf8), file: "n.txt"), file: "n.txt", in: "\(folder)/place",
        isRecording: isRecording, shouldStop: shouldStop)
    }
  }

  @Test("what is printed is what is compared, results and talk in their order")
  func streams() throws {
    #expect(try run("  $ latent talk\n    talk\n    result\n    more").isAsWritten)
    #expect(try run("  $ latent say 'a  b' c\n    a  b c").isAsWritten)
    #expect(try run("  $ latent read\n    end").isAsWritten)
    let outcome = try run("  $ latent say 1.5\n    1.25 ±0.1\n\nProse.")
    #expect(!outcome.isAsWritten)
    #expect(
      outcome.differences
        == "  line 4: $ latent say 1.5\n    - 1.25 ±0.1\n    + 1.5\n      (1.5 for 1.25 ±0.1)")
    #expect(outcome.refreshedText == "T\n=\n\n  $ latent say 1.5\n    1.5 ±0.1\n\nProse.\n")
  }

  @Test("commands see each other's files, and variables that are the same everywhere")
  func surroundings() throws {
    #expect(try run("  $ latent make\n  $ ls\n    made.txt\n  $ cat made.txt\n    made").isAsWritten)
    #expect(try run("  $ latent variables\n    C.UTF-8 UTC 1 [] []").isAsWritten)
  }

  @Test("a notebook that requires data sees where a person keeps it")
  func data() {
    let variables = NotebookEnvironment.variables(base: ["LATENT_DATA_DIR": "/data"], home: nil)
    #expect(variables["LATENT_DATA_DIR"] == "/data" && variables["LATENT_HOME"] == nil)
  }

  @Test("a failure is a line of the output, and is recorded only where it is expected")
  func failures() throws {
    #expect(try run("  $ latent fail\n    latent: no\n    (exit code 65)").isAsWritten)
    #expect(try !run("  $ latent fail\n    latent: no").isAsWritten)
    #expect(try !run("  $ latent say a\n    a\n    (exit code 65)").isAsWritten)
    #expect(try run("  $ latent kill\n    (signal 9)").isAsWritten)
    let recorded = try run("  $ latent fail\n    old\n    (exit code 65)", isRecording: true)
    #expect(recorded.refreshedText.contains("    latent: no\n    (exit code 65)\n"))
    let failure = #expect(throws: Failure.self) { try run("  $ latent fail\n    latent: no", isRecording: true) }
    #expect(failure?.kind == .failure && failure?.message.contains("n.txt: line 4: latent fail") == true)
    #expect(failure?.message.contains("latent: no") == true)
  }

  @Test(
    "commands that hang, hide, leave another behind, flood, or print no text are ended",
    arguments: ["hang", "deaf", "stray", "flood", "bytes"])
  func ended(command: String) {
    let failure = #expect(throws: Failure.self) {
      try run("  $ latent \(command)", limit: command == "flood" ? 60 : 1)
    }
    #expect(failure?.kind == .failure && failure?.message.contains("latent \(command)") == true)
  }

  @Test("a person's wish to stop ends the running command")
  func stopped() {
    let failure = #expect(throws: Failure.self) { try run("  $ latent hang", shouldStop: { true }) }
    #expect(failure?.kind == .interrupted)
  }

  @Test(
    "nothing runs if one command leads out of the folder, or is none of those that may run",
    arguments: [
      "latent say --output /etc/x", "latent say --output=/etc/x", "latent say ../x", "latent say a/../../x",
      "latent say x=/etc", "latent say x=../y", "latent say a,/etc/x", "latent say --list=a,../x", "latent say ~/x",
      "latent say -o/etc/x", "latent say -qo../x", "latent say --data-dir=~", "sh x.sh",
      "rm made.txt",
      "/bin/ls", "./latent", "latent notebook run n.txt", "cp a b",
    ])
  func harmful(command: String) {
    let failure = #expect(throws: Failure.self) { try run("  $ latent hang\n  $ \(command)", limit: 30) }
    #expect(failure?.kind == .badData && failure?.message.hasPrefix("n.txt: line 5: expected") == true)
  }

  @Test("names with dots and slashes that stay inside are fine")
  func harmless() throws {
    #expect(try run("  $ latent say a/b..c/d ./e -q --x=f/g\n    a/b..c/d ./e -q --x=f/g").isAsWritten)
  }
}
