import Synchronization

/// Pictures that pages of the same figure share, so that each is made once, however many files it goes into. Pages may be
/// drawn at the same time.
public final class PictureStore: Sendable {
  /// What determines the picture of a layer of points.
  struct Key: Equatable {
    let layer: PointLayer
    let area: Rectangle
    let pixelsPerPoint: Double
  }

  private let made = Mutex<[(key: Key, picture: RasterImage)]>([])

  public init() {}

  /// The picture that was made for this key, or now is; who asks meanwhile waits.
  func picture(for key: Key, make: () -> RasterImage) -> RasterImage {
    made.withLock { made in
      if let known = made.first(where: { $0.key == key }) { return known.picture }
      let picture = make()
      made.append((key, picture))
      return picture
    }
  }
}
