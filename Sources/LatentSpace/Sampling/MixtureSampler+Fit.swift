import Foundation
import Storage

extension MixtureSampler: FittedSampler {
  private enum Key {
    static let shares = "shares"
    static let weights = "weights"
    static let means = "means"
    static let covariances = "covariances"
    static let classes = "classes"
    static let classNames = "class names"
    static let subject = "subject"
  }

  /// The clouds' shares and weights `[clouds]`, means `[clouds, units]`, covariances `[clouds, units, units]` and classes
  /// `[clouds]` (−1 for none).
  public var fit: SafetensorsFile {
    let (count, size) = (clouds.count, dimension)
    func array(_ name: String, _ shape: [Int], _ values: [Double]) -> NamedArray {
      NamedArray(name: name, shape: shape, elements: .float64(values))
    }
    return SafetensorsFile(
      metadata: [Key.subject: subject, Key.classNames: classNames.joined(separator: "\n")],
      arrays: [
        array(Key.shares, [count], shares), array(Key.weights, [count], clouds.map(\.component.weight)),
        array(Key.means, [count, size], clouds.flatMap(\.component.mean)),
        array(Key.covariances, [count, size, size], clouds.flatMap(\.component.covariance.values)),
        array(Key.classes, [count], clouds.map { Double($0.classIndex ?? -1) }),
      ])
  }

  public init(fit: SafetensorsFile, range: CodeRange) throws(Failure) {
    func values(_ name: String, _ rank: Int) -> (values: [Double], shape: [Int])? {
      guard let array = fit[name], case .float64(let values) = array.elements, array.shape.count == rank,
        values.allSatisfy(\.isFinite)
      else { return nil }
      return (values, array.shape)
    }
    let foreign = Failure(.badData, "sampler mixture: expected clouds of codes, found something else")
    guard let shares = values(Key.shares, 1), let weights = values(Key.weights, 1), let means = values(Key.means, 2),
      let covariances = values(Key.covariances, 3), let classes = values(Key.classes, 1),
      let subject = fit.metadata[Key.subject], let text = fit.metadata[Key.classNames], !shares.values.isEmpty
    else { throw foreign }
    let (count, size) = (means.shape[0], means.shape[1])
    let names = text.isEmpty ? [] : text.components(separatedBy: "\n")
    guard size >= 1, [shares, weights, classes].allSatisfy({ $0.shape == [count] }),
      covariances.shape == [count, size, size],
      classes.values.allSatisfy({ names.isEmpty ? $0 == -1 : $0 >= 0 && $0 < Double(names.count) })
    else { throw foreign }
    let clouds = (0..<count).compactMap { k -> Cloud? in
      let covariance = Matrix(
        rows: size, columns: size, values: Array(covariances.values[k * size * size..<(k + 1) * size * size]))
      let component = GaussianMixture.Component(
        weight: weights.values[k], mean: Array(means.values[k * size..<(k + 1) * size]), covariance: covariance)
      return component.map { Cloud(component: $0, classIndex: names.isEmpty ? nil : Int(classes.values[k])) }
    }
    guard clouds.count == count else { throw foreign }
    self.init(clouds: clouds, shares: shares.values, classNames: names, subject: subject, range: range)
  }
}
