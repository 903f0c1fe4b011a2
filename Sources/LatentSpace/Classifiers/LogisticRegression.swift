import Foundation
import TensorEngine

/// Multinomial logistic regression on standardised codes: the usual linear probe (G. Alain, Y. Bengio 2016).
///
/// Minimises Σᵢ −ln p(classᵢ | codeᵢ) + ½ ‖W‖², the intercept not being penalised, as scikit-learn does with C = 1 on the
/// output of its `StandardScaler`. The problem has one minimum; nothing is random.
public struct LogisticRegression: Sendable {
  /// The classes that occur among the training codes, ascending.
  public let classes: [UInt8]
  /// (d + 1) × classes; the last row is the intercept, the others belong to standardised units.
  public let weights: Matrix
  private let standardization: Standardization

  /// - Precondition: there is a training code.
  public init(_ training: CodeTable, workers: WorkerGroup) {
    precondition(training.count > 0, "LogisticRegression: no training codes")
    let standardization = Standardization(training)
    let classes = Set(training.labels).sorted()
    let (count, rows) = (training.count, training.dimension + 1)
    let blocks = stride(from: 0, to: count, by: Self.block).map { start in
      let range = start..<min(start + Self.block, count)
      return Block(
        codes: standardization.rows(training, range),
        targets: training.labels[range].map { classes.firstIndex(of: $0) ?? 0 })
    }
    let size = rows * classes.count
    let penalized = training.dimension * classes.count
    let found = LimitedMemoryBFGS().minimum(from: [Double](repeating: 0, count: size)) { point in
      let weights = Tensor(point, shape: [rows, classes.count])
      let parts = workers.map(blocks.count) { index, _ in blocks[index].loss(weights) }
      var value = 0.0
      var gradient = [Double](repeating: 0, count: size)
      for part in parts {
        value += part.value
        for k in 0..<size { gradient[k] += part.gradient[k] }
      }
      for k in 0..<penalized {
        value += 0.5 * point[k] * point[k]
        gradient[k] += point[k]
      }
      // Per image, so that the tolerance means the same for any number of them.
      return (value / Double(count), gradient.map { $0 / Double(count) })
    }
    self.classes = classes
    self.standardization = standardization
    weights = Matrix(rows: rows, columns: classes.count, values: found)
  }

  /// The most probable class of each code.
  public func classes(of table: CodeTable) -> [UInt8] {
    let weights = Tensor(weights.values, shape: [weights.rows, weights.columns])
    return stride(from: 0, to: table.count, by: Self.block).flatMap { start in
      let range = start..<min(start + Self.block, table.count)
      let logits = matmul(standardization.rows(table, range), weights).doubles()
      return range.indices.map { index in
        let row = logits[(index - start) * classes.count..<(index - start + 1) * classes.count]
        return classes[(row.firstIndex(of: row.max() ?? 0) ?? row.startIndex) - row.startIndex]
      }
    }
  }

  private static let block = 1_024

  /// Some of the training codes; the whole is their sum, always in the same order.
  private struct Block: Sendable {
    /// `[n, d + 1]`.
    let codes: Tensor
    let targets: [Int]

    /// Σ −ln p and its derivative by the weights.
    func loss(_ weights: Tensor) -> (value: Double, gradient: [Double]) {
      let classes = weights.shape[1]
      var residual = matmul(codes, weights).doubles()
      var value = 0.0
      for (row, target) in targets.enumerated() {
        let range = row * classes..<(row + 1) * classes
        let largest = residual[range].max() ?? 0
        var sum = 0.0
        for k in range { sum += exp(residual[k] - largest) }
        let logSum = largest + log(sum)
        value += logSum - residual[range.lowerBound + target]
        for k in range { residual[k] = exp(residual[k] - logSum) }
        residual[range.lowerBound + target] -= 1
      }
      let gradient = matmul(codes, Tensor(residual, shape: [targets.count, classes]), transposeA: true)
      return (value, gradient.doubles())
    }
  }
}

/// Mean and scale of each unit among the training codes.
private struct Standardization: Sendable {
  let mean: [Double]
  let scale: [Double]

  init(_ table: CodeTable) {
    mean = table.unitMeans
    let degrees = Double(max(table.count - 1, 1)) / Double(table.count)
    scale = table.unitVariances.map { $0 > 0 ? ($0 * degrees).squareRoot() : 1 }
  }

  /// Standardised codes with a last column of ones: `[n, d + 1]`.
  func rows(_ table: CodeTable, _ range: Range<Int>) -> Tensor {
    var values: [Double] = []
    values.reserveCapacity(range.count * (mean.count + 1))
    for row in range {
      for (unit, value) in table.code(row).enumerated() { values.append((Double(value) - mean[unit]) / scale[unit]) }
      values.append(1)
    }
    return Tensor(values, shape: [range.count, mean.count + 1])
  }
}
