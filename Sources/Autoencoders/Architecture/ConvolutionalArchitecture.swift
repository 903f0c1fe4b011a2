/// The reference network: strided convolutions down to a dense layer and a code, and the same way up again.
///
/// Each stage halves the maps (rounding up) with a 3×3 convolution of stride 2 and padding 1. On the way up, each
/// transposed convolution gives the size that its partner on the way down had, so images of any size fit.
public struct ConvolutionalArchitecture: Codable, Equatable, Sendable {
  /// The channels after each stage on the way down.
  public var channels: [Int]
  /// The width of the dense layer before the code: 256, or 16 in the narrow network that speed is measured with.
  public var hidden: Int

  public init(channels: [Int] = [32, 64], hidden: Int = 256) {
    self.channels = channels
    self.hidden = hidden
  }

  /// The sizes of image and maps on the way down, the image first.
  func maps(of image: MapShape) -> [MapShape] {
    channels.reduce(into: [image]) { maps, channels in
      let above = maps[maps.count - 1]
      maps.append(MapShape(height: (above.height + 1) / 2, width: (above.width + 1) / 2, channels: channels))
    }
  }

  /// Why no network of this shape can be built, if so.
  func defect(image: MapShape, latentDimension: Int) -> String? {
    let widths = 1...65_536
    guard (1...8).contains(channels.count) else { return "channels: expected 1 to 8 stages, found \(channels.count)" }
    if let bad = channels.first(where: { !(1...4_096).contains($0) }) {
      return "channels: expected numbers from 1 to 4096, found \(bad)"
    }
    guard widths.contains(hidden) else { return "hidden: expected 1 to 65536 units, found \(hidden)" }
    guard widths.contains(latentDimension) else {
      return "latent dimension: expected 1 to 65536 units, found \(latentDimension)"
    }
    guard (1...4).contains(image.channels) else { return "images: expected 1 to 4 channels, found \(image.channels)" }
    let least = 1 << channels.count
    guard min(image.height, image.width) >= least, max(image.height, image.width) <= 4_096 else {
      return "images: expected at least \(least)×\(least) pixels for \(channels.count) stages and at most 4096×4096, "
        + "found \(image.height)×\(image.width)"
    }
    let largest = maps(of: image)[channels.count].count * max(hidden, latentDimension)
    guard largest <= 1 << 28 else {
      return
        "network: a dense layer would have \(largest) weights, more than \(1 << 28); add stages or make it narrower"
    }
    return nil
  }
}
