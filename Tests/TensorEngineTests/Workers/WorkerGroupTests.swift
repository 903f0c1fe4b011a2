import Foundation
import TestSupport
import Testing

@testable import TensorEngine

struct WorkerGroupTests {
  struct Broken: Error, Equatable {
    let index: Int
  }

  @Test("Results come in the order of the tasks", arguments: [1, 2, 3, 8])
  func resultsAreInOrder(_ threads: Int) {
    let workers = WorkerGroup(threads: threads)
    #expect(workers.threads == threads)
    for count in [0, 1, 2, 7, 100] {
      #expect(workers.map(count) { index, _ in index * index } == (0..<count).map { $0 * $0 })
    }
  }

  /// Each task waits for all the others to have begun: with fewer threads than tasks nobody would get on.
  @Test("There are as many threads as asked for, more than cores too", .timeLimit(.minutes(1)))
  func threadsAreReal() {
    let threads = ProcessInfo.processInfo.activeProcessorCount + 2
    let arrived = NSCondition()
    let count = Guarded(0)
    let everyoneSaw = WorkerGroup(threads: threads).map(threads) { _, _ in
      arrived.lock()
      count.withLock { $0 += 1 }
      arrived.broadcast()
      while count.withLock({ $0 }) < threads { arrived.wait() }
      arrived.unlock()
      return true
    }
    #expect(everyoneSaw.count == threads)
  }

  @Test("Every task runs exactly once", arguments: [1, 2, 5])
  func tasksRunOnce(_ threads: Int) {
    let runs = Guarded([Int](repeating: 0, count: 500))
    _ = WorkerGroup(threads: threads).map(500) { index, _ in runs.withLock { $0[index] += 1 } }
    #expect(runs.withLock { $0 } == [Int](repeating: 1, count: 500))
  }

  @Test("Of several errors that of the lowest task is thrown, after all tasks", arguments: [1, 2, 3])
  func lowestErrorIsThrown(_ threads: Int) {
    let finished = Guarded(0)
    #expect(throws: Broken(index: 3)) {
      _ = try WorkerGroup(threads: threads).map(40) { (index, _) throws(Broken) -> Int in
        finished.withLock { $0 += 1 }
        if index % 10 == 3 { throw Broken(index: index) }
        return index
      }
    }
    #expect(finished.withLock { $0 } == 40)
  }

  @Test("A group is used again after an error, and by two callers at once")
  func groupsAreReusable() async {
    let workers = WorkerGroup(threads: 2)
    _ = try? workers.map(3) { (_, _) throws(Broken) -> Int in throw Broken(index: 0) }
    await withTaskGroup(of: Bool.self) { group in
      for caller in 0..<4 {
        group.addTask {
          (0..<50).allSatisfy { round in
            workers.map(9) { index, _ in index + caller * round } == (0..<9).map { $0 + caller * round }
          }
        }
      }
      for await isRight in group { #expect(isRight) }
    }
  }

  @Test("Gradients that tasks compute do not depend on the number of threads")
  func gradientsDoNotDependOnThreads() {
    var make = SampleInputs(seed: 101)
    let (images, weight) = (make.signed(8, 10, 10, 3), make.signed(3, 3, 3, 20))
    let pixels = images.floats()
    let parameters = weight.converted(to: .float32)
    func gradient(threads: Int) -> [Float] {
      let parts = WorkerGroup(threads: threads).map(8) { index, pool in
        let x = Tensor(Array(pixels[index * 300..<(index + 1) * 300]), shape: [1, 10, 10, 3], pool: pool)
        let leaf = parameters.tracked()
        let y = convolution(x, weight: leaf, geometry: ConvolutionGeometry(stride: 2, padding: 1), activation: .relu)
        return gradients(of: y.square().sum(), withRespectTo: [leaf])[0].floats()
      }
      return parts.reduce([Float](repeating: 0, count: parameters.count)) { zip($0, $1).map(+) }
    }
    let wanted = gradient(threads: 1)
    for threads in [2, 3, 7] { #expect(gradient(threads: threads) == wanted) }
  }
}
