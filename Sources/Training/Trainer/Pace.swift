/// How fast training goes, from which follows how long it will take. Times are of this process alone.
struct Pace {
  private let clock = ContinuousClock()
  private var stepping = Duration.zero
  private var steps = 0
  private var judging: Duration?
  private var epochStepping = Duration.zero
  private var epochImages = 0

  /// Runs a step and counts its time.
  mutating func step<Result>(images: Int, _ body: () -> Result) -> Result {
    let start = clock.now
    let result = body()
    let time = clock.now - start
    stepping += time
    epochStepping += time
    steps += 1
    epochImages += images
    return result
  }

  /// Runs what follows an epoch and remembers its time.
  mutating func judge<Result>(_ body: () throws -> Result) rethrows -> Result {
    let start = clock.now
    defer { judging = clock.now - start }
    return try body()
  }

  mutating func beginEpoch() {
    epochStepping = .zero
    epochImages = 0
  }

  var epochSeconds: Double { epochStepping / .seconds(1) }

  var imagesPerSecond: Double { epochSeconds > 0 ? Double(epochImages) / epochSeconds : 0 }

  /// The time that so many steps and epochs' ends take.
  func secondsLeft(steps remainingSteps: Int, epochs remainingEpochs: Int) -> Double? {
    guard steps > 0 else { return nil }
    let step = stepping / .seconds(1) / Double(steps)
    return step * Double(remainingSteps) + (judging ?? .zero) / .seconds(1) * Double(remainingEpochs)
  }
}
