import Datasets
import Storage

/// Images under study, with what notes and titles say about them.
public struct LabelledImages: Equatable, Sendable {
  /// The two parts of a data set.
  public enum Split: String, CaseIterable, Sendable {
    case training
    case test
  }

  public let images: ImageSet
  /// One name a class; a label is an index into them.
  public let classNames: [String]
  /// Which images these are: "test".
  public let split: String

  public init(_ images: ImageSet, classNames: [String], split: String) {
    precondition(
      images.labels.allSatisfy { Int($0) < classNames.count },
      "LabelledImages: a label is not among \(classNames.count) classes")
    self.images = images
    self.classNames = classNames
    self.split = split
  }

  /// The images of one split of a data set.
  public init(_ split: Split, of dataset: Dataset) {
    self.init(
      split == .training ? dataset.training : dataset.test, classNames: dataset.classNames, split: split.rawValue)
  }

  public var count: Int { images.count }

  /// The first `count` images, or all if there are fewer.
  public func prefix(_ count: Int) -> LabelledImages {
    count >= self.count ? self : LabelledImages(images.subset(0..<count), classNames: classNames, split: split)
  }

  /// The place of a class in the list of classes.
  ///
  /// - Throws: `Failure` of kind `usage` if there is no class of that name.
  public func classIndex(named name: String) throws(Failure) -> Int {
    guard let index = classNames.firstIndex(of: name) else {
      throw Failure(.usage, "class: expected one of \(classNames.joined(separator: ", ")); found \(name)")
    }
    return index
  }

  /// The images with these indices side by side, `columns` in each row.
  ///
  /// - Precondition: the indices fill the rows.
  public func grid(_ indices: [Int], columns: Int) -> ImageGrid {
    precondition(columns >= 1 && indices.count % columns == 0, "grid: \(indices.count) images in rows of \(columns)")
    return ImageGrid(
      rows: indices.count / columns, columns: columns, height: images.height, width: images.width,
      pixels: images.floats(at: indices))
  }
}
