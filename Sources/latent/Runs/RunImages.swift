import Datasets

/// The images of runs, loaded when somebody first asks for them: not every figure needs any.
final class RunImages {
  private let load: () throws -> Dataset
  private var loaded: Dataset?

  init(_ load: @escaping () throws -> Dataset) { self.load = load }

  /// Images that are there already.
  init(_ dataset: Dataset) {
    load = { dataset }
    loaded = dataset
  }

  /// - Throws: what loading throws.
  func dataset() throws -> Dataset {
    if let loaded { return loaded }
    let dataset = try load()
    loaded = dataset
    return dataset
  }
}
