/// The pitfalls of numerical work that this package knows of, and the tests that reveal them.
///
/// A row names tests of any module by file and function; `PitfallTableTests` makes sure that they are there.
struct Pitfall: Sendable {
  let number: Int
  let what: String
  /// File below `Tests`, and functions in it.
  let tests: [(file: String, functions: [String])]

  static let all = [
    Pitfall(
      1, "cross-entropy from probabilities overflows; from logits it is max(x, 0) − x t + log1p(e^−|x|)",
      [
        (engine("StableLossTests"), ["crossEntropyGradientIsExact", "crossEntropyKeepsSmallValues"]),
        ("TensorEngineTests/Kernels/LogisticTests.swift", ["crossEntropyIsAccurate"]),
      ]),
    Pitfall(
      2, "softplus and sigmoid lose one side unless they branch on the sign",
      [
        (engine("StableLossTests"), ["softplusAndSigmoidAgree", "activationsAreFiniteFarOut"]),
        ("TensorEngineTests/Kernels/LogisticTests.swift", ["sigmoidIsAccurate"]),
      ]),
    Pitfall(
      3, "exp of a log-variance overflows above 88.7 in Float",
      [
        (engine("PosteriorTests"), ["clampedLogVariance", "clampIsExactInside"]),
        ("AutoencodersTests/VariationalTests.swift", ["hugeLogVariancesStayFinite", "clampIsExactInside"]),
      ]),
    Pitfall(
      4, "the divergence from a normal distribution cancels near zero",
      [
        (
          engine("PosteriorTests"),
          ["divergenceNearZero", "divergenceIsNotNegative", "divergenceIsPyTorchs", "divergenceAgreesWithSampling"]
        ),
        (
          "AutoencodersTests/VariationalTests.swift",
          ["divergenceKeepsItsDigits", "divergenceOfTheStandardNormalIsZero", "divergenceAgreesWithMonteCarlo"]
        ),
      ]),
    Pitfall(
      5, "log Σ exp overflows; of nothing but −∞ it is −∞, not NaN",
      [(engine("StableLossTests"), ["logSumExpIsStable", "logSumExpGradientIsTheSoftmax"])]),
    Pitfall(
      6, "0 · ∞ in the branch not taken is NaN",
      [(engine("BranchPointTests"), ["branchNotTaken", "slopesAtKinks", "infiniteCotangents"])]),
    Pitfall(
      7, "roots and norms have an infinite slope at zero",
      [(engine("BranchPointTests"), ["normsAtZero"]), (engine("ContractionTests"), ["zeroWeights"])]),
    Pitfall(
      8, "the contractive penalty needs second derivatives; under ReLU it still trains weights",
      [
        (engine("ContractionTests"), ["sigmoidLayer", "reluLayer"]),
        (
          "AutoencodersTests/ContractiveTests.swift",
          ["oneSigmoidLayerHasAClosedForm", "normIsThatOfTheEncodersJacobian", "penaltyTrainsWeightsThroughReLU"]
        ),
      ]),
    Pitfall(
      9, "difference quotients lie at kinks and ties, which have rules of their own; NaN must pass a maximum",
      [
        (engine("PoolingPitfallTests"), ["firstWins", "constantImage", "firstWinsAlongAnAxis", "notANumberWins"]),
        (engine("BranchPointTests"), ["tiesGoToTheFirst", "notANumberPasses", "notANumberTakesTheDerivative"]),
        ("TensorEngineTests/Derivatives/SampleCoverageTests.swift", ["samplesKeepAwayFromKinks"]),
      ]),
    Pitfall(
      10, "unpooling overlapping windows names a pixel twice",
      [
        (engine("PoolingPitfallTests"), ["overlappingUnpooling", "unpoolingIsUndoneByPooling"]),
        ("TensorEngineTests/Adjoints/AdjointTests.swift", ["adjointIdentity"]),
      ]),
    Pitfall(
      11, "an adjoint that is not one: stride beyond the kernel, padding, 1×1",
      [("TensorEngineTests/Adjoints/AdjointTests.swift", ["adjointIdentity", "mapsAreLinear"])]),
    Pitfall(
      12, "bilinear weights, aligned corners of one pixel, half-pixel centres",
      [(engine("ResizingPitfallTests"), ["weightsAddUpToOne", "onePixel", "halfPixelCentres", "alignedCorners"])]),
    Pitfall(
      13, "sums in Float over millions of numbers drift",
      [(engine("LongSumTests"), ["pixelsOfMNIST", "longColumns", "longMiddleAxis"])]),
    Pitfall(
      14, "Adam: where ε stands, bias correction at the first and the millionth step, a step reset by resuming",
      [
        (
          "TrainingTests/Optimizers/OptimizerTests.swift",
          ["pathsAreThoseOfPyTorch", "lateStepsAreThoseOfPyTorch", "singlePrecisionFollowsDouble"]
        ),
        ("TrainingTests/Trainer/ResumeTests.swift", ["interruptedRunsEndWithTheSameBytes"]),
      ]),
    Pitfall(
      15, "noise is a constant of the backward pass",
      [
        (engine("PosteriorTests"), ["noiseIsConstant"]),
        ("AutoencodersTests/VariationalTests.swift", ["reparameterisedGradientsAreThoseOfTheExpectation"]),
      ]),
    Pitfall(
      16, "a model that cannot learn sixteen images by heart",
      [("TrainingTests/Trainer/TrainerTests.swift", ["sixteenImagesAreLearnedByHeart"])]),
    Pitfall(
      17, "tests that pass whatever the rules are",
      [
        ("TensorEngineTests/Mutations/MutationScriptTests.swift", ["sitesAreThere"]),
        ("TensorEngineTests/Derivatives/FirstDerivativeTests.swift", ["everyInputMatters"]),
      ]),
    Pitfall(
      18, "a threaded matrix library is not bit-stable",
      [
        (
          "TensorEngineTests/Kernels/BatchPlaceTests.swift",
          ["matrixLibraryHasOneThread", "threadsDoNotShow", "placeInTheBatchDoesNotShow"]
        ),
        ("TensorEngineTests/Kernels/LayerPullbackTests.swift", ["placeInTheBatchDoesNotShow"]),
        ("TrainingTests/Step/TrainingStepTests.swift", ["threadsChangeNothing"]),
      ]),
    Pitfall(
      19, "dictionaries and sets have another order in every process",
      [("EndToEndTests/Training/ReproducibilityTests.swift", ["threads", "figures"])]),
    Pitfall(
      20, "unchecked builds and fast mathematics",
      [
        ("TensorEngineTests/Kernels/NotANumberReachTests.swift", ["rectifiersPassNotANumber"]),
        ("TensorEngineTests/Traps/MisuseTests.swift", ["boundsAreChecked"]),
      ]),
    Pitfall(
      21, "windows over the edge: how many there are, what their mean divides by, and the way back to an odd size",
      [
        (
          engine("EdgePitfallTests"),
          ["windowsOverTheEdge", "meansOverTheEdge", "emptyWindowsDoNotCount", "oddSizesComeBack", "nailsAreUpperLeft"]
        ),
        ("TensorEngineTests/Adjoints/DirectPoolingTests.swift", ["poolingIsItsDefinition"]),
      ]),
  ]

  private init(_ number: Int, _ what: String, _ tests: [(file: String, functions: [String])]) {
    self.number = number
    self.what = what
    self.tests = tests
  }

  private static func engine(_ suite: String) -> String { "TensorEngineTests/Pitfalls/\(suite).swift" }
}
