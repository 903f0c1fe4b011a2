import Foundation
import TensorEngine

/// The points of a map on their way. Threads write to points of their own, hence the unchecked promise.
final class EmbeddedPoints: @unchecked Sendable {
  let count: Int
  // x and y in turn in each.
  private let positions: UnsafeMutablePointer<Double>
  private let velocities: UnsafeMutablePointer<Double>
  private let gains: UnsafeMutablePointer<Double>
  private let attraction: UnsafeMutablePointer<Double>
  private let repulsion: UnsafeMutablePointer<Double>

  /// Points in one task.
  private static let block = 256
  /// No step is longer: points that lie apart would shoot out of the map.
  private static let longestStep = 5.0

  /// - Parameter coordinates: x and y in turn.
  init(_ coordinates: [Double]) {
    func memory(_ value: Double) -> UnsafeMutablePointer<Double> {
      let memory = UnsafeMutablePointer<Double>.allocate(capacity: max(coordinates.count, 1))
      memory.initialize(repeating: value, count: coordinates.count)
      return memory
    }
    count = coordinates.count / 2
    (positions, velocities, gains) = (memory(0), memory(0), memory(1))
    (attraction, repulsion) = (memory(0), memory(0))
    for (k, coordinate) in coordinates.enumerated() { positions[k] = coordinate }
  }

  deinit { for memory in [positions, velocities, gains, attraction, repulsion] { memory.deallocate() } }

  var coordinates: [Double] { Array(UnsafeBufferPointer(start: positions, count: 2 * count)) }

  /// What comes next begins at rest, as a descent of its own.
  func rest() {
    velocities.update(repeating: 0, count: 2 * count)
    gains.update(repeating: 1, count: 2 * count)
  }

  /// One step down the gradient of KL(P ‖ Q), 4 Σⱼ (pᵢⱼ − qᵢⱼ) (yᵢ − yⱼ) / (1 + ‖yᵢ − yⱼ‖²).
  ///
  /// - Parameters:
  ///   - affinities: P.
  ///   - exaggeration: what P is multiplied by.
  ///   - learningRate: of the descent.
  ///   - momentum: the share of the last step that is made again.
  ///   - angle: of the cells that count as one point.
  ///   - workers: who computes.
  func step(
    _ affinities: Affinities, exaggeration: Double, learningRate: Double, momentum: Double, angle: Double,
    workers: WorkerGroup
  ) {
    let total = findForces(affinities, angle: angle, workers: workers)
    for k in 0..<2 * count {
      let gradient = 4 * (exaggeration * attraction[k] - repulsion[k] / total)
      // A coordinate that keeps going downhill goes faster (R. Jacobs 1988).
      let keepsGoing = (gradient > 0) != (velocities[k] > 0)
      gains[k] = max(keepsGoing ? gains[k] + 0.2 : 0.8 * gains[k], 0.01)
      velocities[k] = momentum * velocities[k] - learningRate * gains[k] * gradient
    }
    move()
  }

  /// Moves the points by their velocities, and their mean back to the middle.
  private func move() {
    var (meanX, meanY) = (0.0, 0.0)
    for k in 0..<count {
      let length = hypot(velocities[2 * k], velocities[2 * k + 1])
      let scale = length > Self.longestStep ? Self.longestStep / length : 1
      positions[2 * k] += scale * velocities[2 * k]
      positions[2 * k + 1] += scale * velocities[2 * k + 1]
      meanX += positions[2 * k]
      meanY += positions[2 * k + 1]
    }
    for k in 0..<count {
      positions[2 * k] -= meanX / Double(count)
      positions[2 * k + 1] -= meanY / Double(count)
    }
  }

  /// Σ pᵢⱼ q (yᵢ − yⱼ) and Σ q² (yᵢ − yⱼ) of each point, with q = 1 / (1 + ‖yᵢ − yⱼ‖²).
  ///
  /// - Returns: Σ q over all pairs, in a fixed order.
  private func findForces(_ affinities: Affinities, angle: Double, workers: WorkerGroup) -> Double {
    let tree = QuadTree(positions, count: count)
    let count = count
    return workers.map((count + Self.block - 1) / Self.block) { [self] index, _ in
      let range = index * Self.block..<min((index + 1) * Self.block, count)
      attract(range, affinities)
      var sum = 0.0
      for k in range {
        // Neighbours on the curve search the same cells.
        let point = Int(tree.order[k])
        let force = tree.repulsion(
          x: positions[2 * point], y: positions[2 * point + 1], squaredAngle: angle * angle)
        repulsion[2 * point] = force.x
        repulsion[2 * point + 1] = force.y
        sum += force.sum
      }
      return sum
    }.reduce(0, +)
  }

  private func attract(_ range: Range<Int>, _ affinities: Affinities) {
    affinities.columns.withUnsafeBufferPointer { columns in
      affinities.values.withUnsafeBufferPointer { values in
        for point in range {
          let (x, y) = (positions[2 * point], positions[2 * point + 1])
          var (forceX, forceY) = (0.0, 0.0)
          for place in Int(affinities.starts[point])..<Int(affinities.starts[point + 1]) {
            let other = Int(columns[place])
            let (dx, dy) = (x - positions[2 * other], y - positions[2 * other + 1])
            let weight = values[place] / (1 + dx * dx + dy * dy)
            forceX += weight * dx
            forceY += weight * dy
          }
          attraction[2 * point] = forceX
          attraction[2 * point + 1] = forceY
        }
      }
    }
  }

  /// KL(P ‖ Q) in nats: Σ pᵢⱼ ln (pᵢⱼ / qᵢⱼ), with qᵢⱼ = q / Σ q.
  func divergence(from affinities: Affinities, angle: Double, workers: WorkerGroup) -> Double {
    let total = findForces(affinities, angle: angle, workers: workers)
    var sum = 0.0
    for point in 0..<count {
      for place in Int(affinities.starts[point])..<Int(affinities.starts[point + 1]) where affinities.values[place] > 0
      {
        let other = Int(affinities.columns[place])
        let dx = positions[2 * point] - positions[2 * other]
        let dy = positions[2 * point + 1] - positions[2 * other + 1]
        sum += affinities.values[place] * log(affinities.values[place] * total * (1 + dx * dx + dy * dy))
      }
    }
    return sum
  }
}
