import ArgumentParser

/// Whether files that `latent` did not make may be replaced.
struct ForceOption: ParsableArguments {
  @Flag(name: [.short, .long], help: "Replace what is there, also if latent did not make it.")
  var force = false
}

/// Where a command writes one file.
struct OutputFileOption: ParsableArguments {
  @Option(
    name: [.short, .long],
    help: ArgumentHelp("The file to write; its name's ending says in which format.", valueName: "file"))
  var output: String

  @OptionGroup var permission: ForceOption

  var file: OutputFile { OutputFile(output, isForced: permission.force) }
}
