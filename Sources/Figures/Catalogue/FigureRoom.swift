import Plotting
import Storage

/// How small a figure can be; lengths in points.
struct FigureRoom<Drawn: Figure> {
  let figure: Drawn
  /// Measures text.
  let canvas: any Canvas

  /// Whether there is room at a width, at the figure's own height.
  func suits(width: Double) -> Bool {
    figure.hasRoom(on: figure.size(forWidth: width, on: canvas), measuredBy: canvas)
  }

  func suits(width: Double, height: Double) -> Bool {
    figure.hasRoom(on: Size(width, height), measuredBy: canvas)
  }

  /// The smallest width above one that is too small, to a twentieth; nil if there is none on any page.
  func smallestWidth(above width: Double) -> Double? {
    var candidate = max(width, 20)
    while candidate < 14_400 {
      candidate *= 1.05
      if suits(width: candidate) { return candidate }
    }
    return nil
  }

  /// The smallest height at a width at which the figure's own height has room, to half a point.
  func smallestHeight(atWidth width: Double) -> Double {
    var (low, high) = (0.0, figure.size(forWidth: width, on: canvas).height)
    while high - low > 0.5 {
      let middle = (low + high) / 2
      if suits(width: width, height: middle) { high = middle } else { low = middle }
    }
    return high
  }
}

extension Length {
  /// So many points in the unit of this length, rounded up to what a person would write: "41mm".
  func written(points: Double, dotsPerInch: Double) -> String {
    let decimals =
      switch unit {
      case .millimetres, .points, .pixels: 0
      case .centimetres: 1
      case .inches: 2
      }
    let scale = [1.0, 10, 100][decimals]
    let amount = points / Length(1, unit).points(dotsPerInch: dotsPerInch)
    return NumberText.fixed((amount * scale).rounded(.up) / scale, decimals: decimals) + unit.rawValue
  }
}
