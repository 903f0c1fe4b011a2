/// Convolutions down to a dense layer and a code, and the same way up again. Its standard form is the reference network.
///
/// Each stage halves the maps, rounding up: 28, 14, 7, 4. On the way up, each stage gives the size that its partner on the
/// way down read, so images of any size fit. A last 3×3 convolution makes the image.
public struct ConvolutionalArchitecture: Codable, Equatable, Sendable {
  /// The channels after each stage on the way down.
  public var channels: [Int]
  /// The width of the dense layer before the code: 256, or 16 in the narrow network that speed is measured with; 0 for a
  /// code that reads the maps themselves.
  public var hidden: Int
  public var down: Downsampling
  public var up: Upsampling
  public var bottleneck: Bottleneck

  /// - Parameters:
  ///   - channels: those after each stage on the way down.
  ///   - hidden: the width of the dense layer before the code; 256 if left out, none where maps are the code.
  ///   - down: how maps are halved.
  ///   - up: how they grow again.
  ///   - bottleneck: what the code is.
  public init(
    channels: [Int] = [32, 64], hidden: Int? = nil, down: Downsampling = .strided, up: Upsampling = .transposed,
    bottleneck: Bottleneck = .dense
  ) {
    self.channels = channels
    self.hidden = hidden ?? (bottleneck == .maps ? 0 : 256)
    self.down = down
    self.up = up
    self.bottleneck = bottleneck
  }

  /// Files from before there were other ways down and up name none.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      channels: try container.decode([Int].self, forKey: .channels),
      hidden: try container.decode(Int.self, forKey: .hidden),
      down: try container.decodeIfPresent(Downsampling.self, forKey: .down) ?? .strided,
      up: try container.decodeIfPresent(Upsampling.self, forKey: .up) ?? .transposed,
      bottleneck: try container.decodeIfPresent(Bottleneck.self, forKey: .bottleneck) ?? .dense)
  }

  /// The sizes of image and maps on the way down, the image first.
  func maps(of image: MapShape) -> [MapShape] {
    channels.reduce(into: [image]) { maps, channels in
      let above = maps[maps.count - 1]
      maps.append(MapShape(height: (above.height + 1) / 2, width: (above.width + 1) / 2, channels: channels))
    }
  }

  /// The deepest maps, from which the code is computed or which are the code.
  func deepestMaps(of image: MapShape) -> MapShape { maps(of: image)[channels.count] }

  var outline: String {
    let maps = channels.map(String.init).joined(separator: ", ") + " channels"
    let isReference = down == .strided && up == .transposed
    return maps + (isReference ? "" : " (\(down.rawValue), \(up.rawValue))") + (hidden > 0 ? " → \(hidden)" : "")
      + (bottleneck == .maps ? ", maps as code" : "")
  }

  /// Why no network of this shape can be built, if so.
  func defect(image: MapShape) -> String? {
    guard (1...8).contains(channels.count) else { return "channels: expected 1 to 8 stages, found \(channels.count)" }
    if let bad = channels.first(where: { !(1...4_096).contains($0) }) {
      return "channels: expected numbers from 1 to 4096, found \(bad)"
    }
    guard (0...65_536).contains(hidden) else {
      return "hidden: expected 1 to 65536 units, or 0 for none, found \(hidden)"
    }
    guard bottleneck == .dense || hidden == 0 else {
      return "hidden: expected 0 with the bottleneck maps, which has no dense layer, found \(hidden)"
    }
    let least = 1 << channels.count
    guard min(image.height, image.width) >= least else {
      return "images: expected at least \(least)×\(least) pixels for \(channels.count) stages, found "
        + "\(image.height)×\(image.width)"
    }
    guard up != .unpool || down == .max else {
      return "up unpool: expected with down max, whose maxima have places to go back to, found with down "
        + down.rawValue
    }
    return nil
  }
}
