import Foundation
import LatentSpace
import Storage
import TestSupport
import Testing

@Suite("Ways between codes")
struct InterpolationPathTests {
  @Test("A straight line, by hand")
  func linear() throws {
    let codes = try InterpolationPath.linear.codes(from: [0, 4], to: [8, 0], fractions: [0, 0.25, 1])
    #expect(codes == [[0, 4], [2, 3], [8, 0]])
  }

  @Test("An arc of a quarter circle keeps its radius, and passes its middle at 45°")
  func arc() throws {
    let codes = try InterpolationPath.spherical.codes(
      from: [2, 0, 0], to: [0, 2, 0], fractions: [0, 1.0 / 3, 0.5, 1])
    let expected: [[Double]] = [
      [2, 0, 0], [2 * cos(Double.pi / 6), 1, 0], [sqrt(2), sqrt(2), 0], [0, 2, 0],
    ]
    for (code, expected) in zip(codes, expected) {
      #expect(difference(code.map(Double.init), expected, absolute: 1e-6) == nil)
    }
  }

  @Test("The ends are the codes themselves", arguments: InterpolationPath.allCases)
  func ends(path: InterpolationPath) throws {
    let (start, end): ([Float], [Float]) = ([0.3, -2, 1], [1, 1, -0.7])
    let codes = try path.codes(from: start, to: end, fractions: [0, 1])
    #expect(difference(codes[0].map(Double.init), start.map(Double.init), absolute: 1e-6) == nil)
    #expect(difference(codes[1].map(Double.init), end.map(Double.init), absolute: 1e-6) == nil)
  }

  @Test("Codes of one direction, equal or nearly so, are joined by the line")
  func parallel() throws {
    let same = try InterpolationPath.spherical.codes(from: [1, 2], to: [1, 2], fractions: [0, 0.5, 1])
    #expect(same == [[1, 2], [1, 2], [1, 2]])
    let longer = try InterpolationPath.spherical.codes(from: [1, 2], to: [3, 6], fractions: [0.5])
    #expect(longer == [[2, 4]])
    let near = try InterpolationPath.spherical.codes(from: [1, 0], to: [1, 1e-5], fractions: [0.5])
    #expect(difference(near[0].map(Double.init), [1, 5e-6], absolute: 1e-7) == nil)
  }

  @Test("Arcs that do not exist are refused, lines between the same codes are not")
  func refusals() throws {
    let ends: [([Float], [Float], String)] = [
      ([1], [2], "at least 2 units"), ([0, 0], [1, 2], "origin"), ([1, 2], [0, 0], "origin"),
      ([1, 2], [-2, -4], "opposite"),
    ]
    for (start, end, reason) in ends {
      let message = refusal { try InterpolationPath.spherical.codes(from: start, to: end, fractions: [0.5]) }
      #expect(message?.contains(reason) == true)
      _ = try InterpolationPath.linear.codes(from: start, to: end, fractions: [0.5])
    }
  }

  @Test("Codes that are very long or very short have arcs too", arguments: [Float(1e-30), 1e30])
  func scale(length: Float) throws {
    let codes = try InterpolationPath.spherical.codes(from: [length, 0], to: [0, length], fractions: [0.5])
    #expect(difference(codes[0].map { Double($0 / length) }, [sqrt(0.5), sqrt(0.5)], absolute: 1e-6) == nil)
  }
}
