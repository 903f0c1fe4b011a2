import Figures
import Plotting
import Storage

/// What determines a figure: the runs it shows and the choices made for it.
enum FigureProvenance {
  static func make(_ name: FigureName, runs: [OpenRun], choices: FigureChoices) -> Provenance {
    Provenance(
      title: "\(name.rawValue.prefix(1).uppercased() + name.rawValue.dropFirst()) of "
        + runs.map(\.name).joined(separator: "; "),
      facts: [.init("figure", name.rawValue)] + choices.facts(of: name) + runFacts(runs))
  }

  /// What made the runs; with several, each fact says whose it is.
  static func runFacts(_ runs: [OpenRun]) -> [Provenance.Fact] {
    guard runs.count > 1 else { return runs.flatMap(\.trained.provenanceFacts) }
    return runs.enumerated().flatMap { index, run in
      run.trained.provenanceFacts.map { Provenance.Fact("run \(index + 1) \($0.name)", $0.value) }
    }
  }
}

extension FigureChoices {
  /// The choices that matter for a figure.
  func facts(of name: FigureName) -> [Provenance.Fact] {
    var facts: [Provenance.Fact] = []
    func add(_ name: String, _ value: String?) { if let value { facts.append(.init(name, value)) } }
    if name != .curves && name.showsRuns { add("images", split.rawValue) }
    switch name {
    case .scatter:
      add("projection", projection?.rawValue)
      add("latent units", units?.map { "\($0 + 1)" }.joined(separator: " "))
      add("limits", limits.rawValue)
      if aspect != .equal { add("aspect", aspect.rawValue) }
      add("drawing seed", "\(seed)")
    case .similarity: add("half-sample seed", "\(seed)")
    case .drift: add("drawing seed", "\(seed)")
    case .reconstructions: add("choice seed", "\(seed)")
    case .samples, .comparison:
      if name == .comparison { add("projection", projection?.rawValue) }
      if name == .samples { add("count", count.map { "\($0)" }) }
      add("sampler", sampler?.fileName ?? "standard")
      add("class", sampledClass)
      if isOfEachClass { add("classes", "each") }
      if hasNeighbours { add("neighbours", "nearest training images") }
      add("temperature", Shown.shortest(temperature))
      add("sampling seed", "\(seed)")
    case .interpolation:
      add("path", path.rawValue)
      add("steps", steps.map { "\($0)" })
      add("classes", classes?.joined(separator: " "))
      add("choice seed", "\(seed)")
    case .manifold:
      add("latent units", units?.map { "\($0 + 1)" }.joined(separator: " "))
      if let classes {
        add("classes", classes.joined(separator: " "))
        add("path", path.rawValue)
        add("choice seed", "\(seed)")
      }
      add("steps", steps.map { "\($0)" })
    case .traversals:
      add("latent units", units?.map { "\($0 + 1)" }.joined(separator: " "))
      add("class", classes?.joined(separator: " "))
      add("reach", Shown.shortest(reach))
      add("steps", steps.map { "\($0)" })
      if classes != nil { add("choice seed", "\(seed)") }
    case .curves: add("scale", scale.rawValue)
    case .operations: add("examples", examples?.map(\.rawValue).joined(separator: " "))
    case .study: break
    }
    return facts
  }
}
