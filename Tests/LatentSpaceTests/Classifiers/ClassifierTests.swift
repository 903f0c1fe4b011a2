import LatentSpace
import TensorEngine
import TestSupport
import Testing

@Suite("Classifiers of codes")
struct ClassifierTests {
  let reference: Reference
  let workers = WorkerGroup(threads: 2)

  init() throws { reference = try Reference.load() }

  @Test("The vote of five neighbours is scikit-learn's")
  func vote() {
    let vote = NeighbourVote(on: reference.testCodes, training: reference.trainCodes, k: 9, workers: workers)
    #expect(vote.classes(k: 5) == reference.vote)
    let nearest = reference.nearest.enumerated().filter { $0.offset % 5 == 0 }
    #expect(vote.classes(k: 1) == nearest.map { reference.trainLabels[Int($0.element)] })
  }

  @Test("Nearest centroids are scikit-learn's")
  func centroids() {
    #expect(NearestCentroid(reference.trainCodes).classes(of: reference.testCodes) == reference.centroid)
  }

  @Test("Logistic regression finds scikit-learn's weights and classes")
  func logistic() {
    let probe = LogisticRegression(reference.trainCodes, workers: workers)
    #expect(difference(probe.weights.values, reference.probeWeights, absolute: 1e-5, relative: 1e-5) == nil)
    #expect(probe.classes(of: reference.testCodes) == reference.probe)
  }

  @Test("Weights are the same to the last bit for any number of threads")
  func threads() {
    var numbers = SampleNumbers(seed: 4)
    let codes = CodeTable(
      codes: numbers.uniform(3_000 * 2).map { Float($0) }, dimension: 2, labels: (0..<3_000).map { UInt8($0 % 3) },
      classNames: Reference.classNames, split: "training")
    let one = LogisticRegression(codes, workers: WorkerGroup(threads: 1))
    let three = LogisticRegression(codes, workers: WorkerGroup(threads: 3))
    #expect(one.weights == three.weights)
  }

  @Test("Classes that do not occur are never given, and a unit that never varies is no obstacle")
  func missing() {
    let training = CodeTable(
      codes: [0, 7, 1, 7, 10, 7, 11, 7], dimension: 2, labels: [0, 0, 2, 2], classNames: Reference.classNames,
      split: "training")
    let probe = LogisticRegression(training, workers: workers)
    #expect(probe.classes == [0, 2])
    #expect(probe.classes(of: training) == [0, 0, 2, 2])
    #expect(NearestCentroid(training).classes(of: training) == [0, 0, 2, 2])
    #expect(training.accuracy(of: [0, 0, 2, 1]) == 0.75)
  }
}
