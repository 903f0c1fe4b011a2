import ArgumentParser
import LatentSpace
import Storage

/// What codes are drawn from.
struct SamplerOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "\(Catalogue.list(SamplerName.self)). (default: the prior for variational models, else gaussian)",
      valueName: "name"),
    transform: Catalogue.name(of: SamplerName.self))
  var sampler: SamplerName?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How many Gaussians a mixture has, or the mixture of each class; by default as many as the Bayesian information "
        + "criterion says.", valueName: "number"),
    transform: Numbers.whole(1...1_000))
  var components: Int?

  /// The sampler that was asked for; nil for what the model's kind has.
  ///
  /// - Throws: `Failure` of kind `usage` for a number of Gaussians where there is no mixture.
  func choice() throws -> SamplerChoice? { try SamplerChoice(sampler, components: components) }
}

extension SamplerChoice {
  /// What a sampler's name and a number of Gaussians mean together; nil for neither.
  ///
  /// - Throws: `Failure` of kind `usage` for a number where there is no mixture.
  init?(_ name: SamplerName?, components: Int?) throws {
    guard let name else {
      guard let components else { return nil }
      throw Failure(
        .usage,
        "--components: expected with --sampler \(SamplerName.mixture.rawValue) or "
          + "\(SamplerName.classMixture.rawValue), found \(components) without a sampler")
    }
    do {
      try self.init(name, components: components)
    } catch {
      throw Failure(.usage, "--\(error.message)")
    }
  }
}
