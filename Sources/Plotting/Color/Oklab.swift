import Foundation

/// A colour in Oklab, where distances are close to what people see (B. Ottosson, "A perceptual color space for image
/// processing", 2020). Lightness is 0…1.
public struct Oklab: Equatable, Sendable {
  public var lightness: Double
  public var greenRed: Double
  public var blueYellow: Double

  public init(lightness: Double, greenRed: Double, blueYellow: Double) {
    self.lightness = lightness
    self.greenRed = greenRed
    self.blueYellow = blueYellow
  }

  public init(_ color: Color) {
    let (r, g, b) = color.linear
    let l = cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
    let m = cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
    let s = cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
    lightness = 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s
    greenRed = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s
    blueYellow = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
  }

  /// The nearest sRGB colour: components outside of the gamut are cut.
  public var color: Color {
    let l = pow(lightness + 0.3963377774 * greenRed + 0.2158037573 * blueYellow, 3)
    let m = pow(lightness - 0.1055613458 * greenRed - 0.0638541728 * blueYellow, 3)
    let s = pow(lightness - 0.0894841775 * greenRed - 1.2914855480 * blueYellow, 3)
    return Color(
      linearRed: 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
      green: -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
      blue: -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s)
  }

  /// The Euclidean distance; about 0.02 is the smallest difference that is seen side by side.
  public func distance(to other: Oklab) -> Double {
    let l = lightness - other.lightness
    let a = greenRed - other.greenRed
    let b = blueYellow - other.blueYellow
    return (l * l + a * a + b * b).squareRoot()
  }
}

extension Color {
  /// The components as amounts of light (IEC 61966-2-1).
  var linear: (red: Double, green: Double, blue: Double) {
    func light(_ c: Double) -> Double { c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4) }
    return (light(red), light(green), light(blue))
  }

  /// The colour of amounts of light; amounts below 0 and above 1 are cut.
  init(linearRed red: Double, green: Double, blue: Double) {
    func code(_ c: Double) -> Double {
      let c = min(max(c, 0), 1)
      return c <= 0.0031308 ? 12.92 * c : 1.055 * pow(c, 1 / 2.4) - 0.055
    }
    self.init(red: code(red), green: code(green), blue: code(blue))
  }
}
