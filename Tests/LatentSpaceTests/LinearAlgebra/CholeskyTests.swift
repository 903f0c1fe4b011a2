import LatentSpace
import TestSupport
import Testing

@Suite("Cholesky factors")
struct CholeskyTests {
  @Test("The factor is NumPy's")
  func factor() throws {
    let reference = try Reference.load()
    let factor = try #require(CholeskyFactor(Matrix(rows: 4, columns: 4, values: reference.covariance)))
    #expect(difference(factor.lower.values, reference.cholesky) == nil)
  }

  @Test("Indefinite, singular and infinite matrices have none, singular ones do with a ridge")
  func refusals() {
    func matrix(_ values: [Double]) -> Matrix { Matrix(rows: 2, columns: 2, values: values) }
    #expect(CholeskyFactor(matrix([1, 2, 2, 1])) == nil)
    #expect(CholeskyFactor(matrix([1, 1, 1, 1])) == nil)
    #expect(CholeskyFactor(matrix([.infinity, 0, 0, 1])) == nil)
    #expect(CholeskyFactor(matrix([.nan, 0, 0, 1])) == nil)
    #expect(CholeskyFactor(matrix([1, 1, 1, 1]), ridge: 0.01) != nil)
  }

  @Test("The factor times a vector, by hand")
  func product() throws {
    let factor = try #require(CholeskyFactor(Matrix(rows: 2, columns: 2, values: [4, 2, 2, 10])))
    #expect(factor.times([1, 10]) == [2, 31])
  }
}
