import ArgumentParser

/// `latent notebook`: texts whose commands are run, so that what they say is true.
struct NotebookCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notebook",
    abstract: "Run notebooks: texts with commands and their true output.",
    discussion: """
      A notebook is plain text: prose, and commands with what they print.

        The title
        =========
        requires: mnist             (only if this machine must have that data)

        Prose from the first column on. A command stands two columns in, its
        output four:

          $ latent train variational --epochs 3 --output vae
            test loss      191.2 ±4 nats per image
            time           …
          ± 3 % or 0.05

      What is written must be what is printed, to the letter, but for three
      marks:

        191.2 ±4        the number before it may differ by 4; also ±3 %
        …               anything, within a line; alone in a line, any lines
        ± 3 % or 0.05   beneath an output: each of its numbers that has a
                        decimal point may differ by this, whichever is more

      Whole numbers are counts, and exact unless marked. Where numbers may
      differ, the width of spaces does not matter. A command that is meant to
      fail ends with the line (exit code 65), or whatever it is.

      Each notebook runs in a new, empty folder, without network. Its commands
      are latent and programs that only read (cat, cmp, cut, diff, grep, head,
      ls, od, sha256sum, tail, wc); there is no shell, and no path leads out
      of the folder.

        latent notebook check notebooks-txt/01-from-digits-to-figures.txt
        latent notebook run mine.txt --keep made
      """,
    subcommands: [NotebookRunCommand.self, NotebookCheckCommand.self])
}
