import ArgumentParser

/// How much a command says.
struct ConsoleOptions: ParsableArguments {
  @Flag(name: [.short, .long], help: "Say nothing on standard error but errors.")
  var quiet = false

  var console: Console { Console(isQuiet: quiet) }
}
