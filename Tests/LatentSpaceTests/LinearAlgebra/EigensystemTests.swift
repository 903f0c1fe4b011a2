import LatentSpace
import TestSupport
import Testing

@Suite("Eigenvalues and eigenvectors of symmetric matrices")
struct EigensystemTests {
  @Test("Eigenvalues are NumPy's")
  func values() throws {
    let reference = try Reference.load()
    let system = SymmetricEigensystem(Matrix(rows: 6, columns: 6, values: reference.symmetric))
    #expect(difference(system.values, reference.eigenvalues, absolute: 1e-13) == nil)
  }

  @Test("Eigenvectors are orthonormal and belong to their values", arguments: [1, 2, 3, 8, 40])
  func vectors(size: Int) {
    var numbers = SampleNumbers(seed: UInt64(size))
    var matrix = Matrix(rows: size, columns: size, values: numbers.uniform(size * size))
    for i in 0..<size {
      for j in 0..<i { matrix[i, j] = matrix[j, i] }
    }
    let system = SymmetricEigensystem(matrix)
    for a in 0..<size {
      let vector = Array(system.vectors.row(a))
      let product = (0..<size).map { dot(matrix.row($0), vector[...]) }
      #expect(difference(product, vector.map { system.values[a] * $0 }, absolute: 1e-12 * Double(size)) == nil)
      for b in 0..<size {
        #expect(abs(dot(vector[...], system.vectors.row(b)) - (a == b ? 1 : 0)) < 1e-12)
      }
    }
    #expect(system.values == system.values.sorted(by: >))
  }

  @Test("The largest entry of each vector is positive, the first of equal ones")
  func sign() {
    let system = SymmetricEigensystem(Matrix(rows: 2, columns: 2, values: [2, -1, -1, 2]))
    let half = 0.5.squareRoot()
    #expect(difference(system.values, [3, 1]) == nil)
    #expect(difference(system.vectors.values, [half, -half, half, half]) == nil)
  }

  @Test("A multiple of the identity keeps the axes, a zero matrix too")
  func degenerate() {
    for value in [0.0, 3] {
      let system = SymmetricEigensystem(Matrix(rows: 3, columns: 3, values: [value, 0, 0, 0, value, 0, 0, 0, value]))
      #expect(system.values == [value, value, value])
      #expect(system.vectors == .identity(3))
    }
  }

  @Test("Very large and very small matrices neither overflow nor vanish", arguments: [1e-300, 1e-160, 1e160, 1e300])
  func scale(factor: Double) {
    let system = SymmetricEigensystem(Matrix(rows: 2, columns: 2, values: [2, 1, 1, 2].map { factor * $0 }))
    #expect(difference(system.values.map { $0 / factor }, [3, 1]) == nil)
  }

  @Test("A graded matrix keeps its smallest eigenvalue to high relative accuracy")
  func graded() {
    let system = SymmetricEigensystem(Matrix(rows: 2, columns: 2, values: [1, 1e-8, 1e-8, 2e-16]))
    #expect(difference(system.values, [1 + 1e-16, 1e-16], absolute: 0, relative: 1e-9) == nil)
  }

  private func dot(_ a: ArraySlice<Double>, _ b: ArraySlice<Double>) -> Double {
    zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
