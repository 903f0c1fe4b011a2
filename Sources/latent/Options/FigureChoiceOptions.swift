import ArgumentParser
import Autoencoders
import Figures
import LatentSpace
import Plotting
import Storage

/// What a figure shows. An option that the figure has no use for is refused.
struct FigureChoiceOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Which images are looked at: \(Catalogue.list(LabelledImages.Split.self)). (default: test)", valueName: "name"),
    transform: Catalogue.split)
  var split: LabelledImages.Split?

  @Option(
    name: [.short, .long], parsing: .unconditional,
    help: "What is drawn at random: samples, which images stand for a class. (default: 0)", transform: Numbers.seed)
  var seed: UInt64?

  @Option(
    help: ArgumentHelp(
      "Interpolation: classes to go between, in pairs; manifold: four for its corners; traversals: the class to start from.",
      valueName: "a,b"),
    transform: Lists.words)
  var classes: [String]?

  @Option(
    help: ArgumentHelp("Scatter, manifold: two latent units from 1; traversals: the units to move.", valueName: "i,j"),
    transform: Lists.units)
  var units: [Int]?

  @Option(
    help: ArgumentHelp(
      "Scatter, comparison: how codes become points. (default: two units themselves, principal components of more) "
        + "\(Catalogue.list(ProjectionName.self)).", valueName: "name"),
    transform: Catalogue.name(of: ProjectionName.self))
  var projection: ProjectionName?

  @Option(
    name: [.short, .long], parsing: .unconditional, help: "Samples: how many. (default: about 100, to fill the width)",
    transform: Numbers.whole(1...10_000))
  var count: Int?

  @Option(
    help: ArgumentHelp(
      "Samples: \(Catalogue.list(SamplerName.self)). (default: the prior for variational models, else gaussian)",
      valueName: "name"),
    transform: Catalogue.name(of: SamplerName.self))
  var sampler: SamplerName?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Samples: how many Gaussians a mixture has. (default: as many as the codes say)", valueName: "number"),
    transform: Numbers.whole(1...1_000))
  var components: Int?

  @Option(
    parsing: .unconditional, help: "Samples: spread of the codes; 1 is the sampler's own. (default: 1)",
    transform: Numbers.nonNegative)
  var temperature: Double?

  @Option(
    help: ArgumentHelp(
      "Interpolation, manifold of four classes: \(Catalogue.list(InterpolationPath.self)). (default: linear)",
      valueName: "name"),
    transform: Catalogue.name(of: InterpolationPath.self))
  var path: InterpolationPath?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Images along an interpolation (default: about 11), along a manifold's side (default: about 20), to each side "
        + "of a traversal's middle (default: about 5): what fills the width.", valueName: "images"),
    transform: Numbers.whole(1...200))
  var steps: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Traversals: how far, in standard deviations. (default: 3)", valueName: "deviations"),
    transform: Numbers.positive)
  var reach: Double?

  @Option(
    help: ArgumentHelp(
      "Scatter of several runs: \(Catalogue.list(ScatterFigure.Limits.self)) axes. (default: own)", valueName: "name"),
    transform: Catalogue.name(of: ScatterFigure.Limits.self))
  var limits: ScatterFigure.Limits?

  @Option(
    help: ArgumentHelp(
      "Scatter: whether a unit is equally long in both directions or each axis has its own scale: "
        + "\(Catalogue.list(ScatterFigure.Aspect.self)). (default: equal)", valueName: "name"),
    transform: Catalogue.name(of: ScatterFigure.Aspect.self))
  var aspect: ScatterFigure.Aspect?

  @Option(
    help: ArgumentHelp("Curves: \(Catalogue.list(AxisScale.Kind.self)). (default: linear)", valueName: "name"),
    transform: Catalogue.name(of: AxisScale.Kind.self))
  var scale: AxisScale.Kind?

  @Option(
    help: ArgumentHelp(
      "Operations: \(Catalogue.list(WorkedExample.Name.self)), with commas between them. (default: all)",
      valueName: "names"),
    transform: Lists.examples)
  var examples: [WorkedExample.Name]?

  /// The choices that were made.
  ///
  /// - Throws: `Failure` of kind `usage` for an option that the figure has no use for.
  func choices(for figure: FigureName) throws -> FigureChoices {
    try refuseForeignOptions(of: figure)
    var choices = FigureChoices()
    if let split { choices.split = split }
    if let seed { choices.seed = seed }
    choices.classes = classes
    choices.units = units
    choices.projection = projection
    choices.count = count
    choices.sampler = try SamplerChoice(sampler, components: components)
    if let temperature { choices.temperature = temperature }
    if let path { choices.path = path }
    choices.steps = steps
    if let reach { choices.reach = reach }
    if let limits { choices.limits = limits }
    if let aspect { choices.aspect = aspect }
    if let scale { choices.scale = scale }
    choices.examples = examples
    return choices
  }

  /// The flags that were given and choose numbers, which a file of numbers has chosen already.
  var givenFlagsAboutRuns: [String] { uses.filter(\.isGiven).map(\.flag).filter { $0 != "--aspect" } }

  /// Each flag, whether it was given, and the figures that it means something to.
  private var uses: [(flag: String, isGiven: Bool, owners: Set<FigureName>)] {
    [
      ("--split", split != nil, Set(FigureName.allCases).filter(\.showsRuns).subtracting([.curves])),
      (
        "--seed", seed != nil,
        [
          .scatter, .reconstructions, .samples, .interpolation, .manifold, .traversals, .comparison, .similarity,
          .drift,
        ]
      ),
      ("--classes", classes != nil, [.interpolation, .manifold, .traversals]),
      ("--units", units != nil, [.scatter, .manifold, .traversals]),
      ("--projection", projection != nil, [.scatter, .comparison]),
      ("--count", count != nil, [.samples]), ("--sampler", sampler != nil, [.samples, .comparison]),
      ("--components", components != nil, [.samples, .comparison]),
      ("--temperature", temperature != nil, [.samples, .comparison]),
      ("--path", path != nil, [.interpolation, .manifold]),
      ("--steps", steps != nil, [.interpolation, .manifold, .traversals]), ("--reach", reach != nil, [.traversals]),
      ("--limits", limits != nil, [.scatter]), ("--aspect", aspect != nil, [.scatter]),
      ("--scale", scale != nil, [.curves]), ("--examples", examples != nil, [.operations]),
    ]
  }

  private func refuseForeignOptions(of figure: FigureName) throws {
    let foreign = uses.filter { $0.isGiven && !$0.owners.contains(figure) }
    guard !foreign.isEmpty else { return }
    let expected = foreign.map { use in
      let owners = FigureName.allCases.filter(use.owners.contains).map(\.rawValue)
      return "\(use.flag): expected with \(owners.joined(separator: ", "))"
    }
    throw Failure(.usage, "\(expected.joined(separator: "; ")); found with \(figure.rawValue)")
  }
}

/// Parsers for lists with commas.
private enum Lists {
  static func words(_ text: String) throws -> [String] {
    let words = text.split(separator: ",").map { $0.trimmingPrefix(while: \.isWhitespace) }.map(String.init)
    guard !words.isEmpty else { throw BadValue(expected: "names of classes, with commas between them") }
    return words
  }

  /// Names of worked examples, each once, in any order.
  static func examples(_ text: String) throws -> [WorkedExample.Name] {
    let words = text.split(separator: ",", omittingEmptySubsequences: false)
      .map { String($0.trimmingPrefix(while: \.isWhitespace)) }
    let names = try words.map(Catalogue.name(of: WorkedExample.Name.self))
    if let twice = names.indices.first(where: { names[..<$0].contains(names[$0]) }) {
      throw BadValue(expected: "each example once, found \(names[twice].rawValue) twice")
    }
    return names
  }

  /// Units are counted from 1 by people and from 0 by programs.
  static func units(_ text: String) throws -> [Int] {
    try text.split(separator: ",", omittingEmptySubsequences: false).map { word in
      guard let unit = Int(word.trimmingPrefix(while: \.isWhitespace)), unit >= 1 else {
        throw BadValue(expected: "numbers of latent units from 1, with commas between them")
      }
      return unit - 1
    }
  }
}
