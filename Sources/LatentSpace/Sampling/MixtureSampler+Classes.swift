import Storage

extension MixtureSampler {
  /// The classes that have codes, ascending, as indices into `classNames`; none for one mixture of all codes.
  public var fittedClasses: [Int] {
    clouds.compactMap(\.classIndex).reduce(into: []) { classes, index in
      if classes.last != index { classes.append(index) }
    }
  }

  /// The same for one class alone.
  ///
  /// - Parameter name: of the class.
  /// - Throws: `Failure` of kind `usage` if the classes were not fitted one by one, or if that one has no codes.
  public func restricted(toClass name: String) throws(Failure) -> MixtureSampler {
    guard let index = fittedClasses.first(where: { classNames[$0] == name }) else {
      let names = fittedClasses.map { classNames[$0] }.joined(separator: ", ")
      throw Failure(
        .usage,
        "class: expected one that the training images have (\(names.isEmpty ? "none is known" : names)), found \(name)")
    }
    return restricted(toClass: index)
  }

  /// - Precondition: the class has codes.
  private func restricted(toClass index: Int) -> MixtureSampler {
    let own = clouds.indices.filter { clouds[$0].classIndex == index }
    let total = own.reduce(0) { $0 + shares[$1] }
    return MixtureSampler(
      clouds: own.map { clouds[$0] }, shares: own.map { shares[$0] / total }, classNames: classNames,
      subject: "class \(classNames[index]) of \(subject)", range: range)
  }

  /// Codes of every class that was fitted, `count` of each, one class after the other.
  ///
  /// - Parameters:
  ///   - count: how many of each.
  ///   - temperature: 1 for the distribution itself, less for codes nearer to its middle.
  ///   - seed: determines what is drawn.
  /// - Returns: the codes in rows of `dimension`, and the class of each.
  /// - Throws: `Failure` of kind `usage` if the classes were not fitted one by one, if the temperature is negative or not
  ///   finite, or if the count is not positive.
  public func codesOfEachClass(
    count: Int, temperature: Double = 1, seed: UInt64
  ) throws(Failure) -> (codes: [Float], classes: [Int]) {
    let classes = fittedClasses
    guard !classes.isEmpty else {
      throw Failure(.usage, "classes: expected a sampler that tells them apart, found the \(note)")
    }
    let draws = try draws(count: count, times: classes.count, temperature: temperature, seed: seed)
    let codes = classes.enumerated().flatMap { place, index in
      restricted(toClass: index).codes(draws.rows(place * count..<(place + 1) * count), temperature: temperature)
    }
    return (codes, classes.flatMap { [Int](repeating: $0, count: count) })
  }
}
