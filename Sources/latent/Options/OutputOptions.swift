import ArgumentParser

/// Whether files that `latent` did not make may be replaced.
struct ForceOption: ParsableArguments {
  @Flag(name: [.short, .long], help: "Replace what is there, also if latent did not make it.")
  var force = false
}
