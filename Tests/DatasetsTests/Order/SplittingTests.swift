import Datasets
import Testing

@Suite struct SplittingTests {
  /// 100 images of class 0, 50 of class 1, 7 of class 2; each image is its own index.
  let set = ImageSet(
    pixels: (0..<157).map { UInt8($0) },
    labels: (0..<157).map { $0 < 100 ? 0 : $0 < 150 ? 1 : 2 }, height: 1, width: 1)

  @Test func eachClassHasItsShare() {
    let (rest, heldOut) = set.holdingOut(31, classCount: 3, seed: 5)
    #expect(heldOut.count == 31 && rest.count == 126)
    // Shares of 19.75, 9.87 and 1.38: rounded down they leave two, for the largest remainders.
    #expect(heldOut.indicesByClass(classCount: 3).map(\.count) == [20, 10, 1])
    #expect((rest.pixels + heldOut.pixels).sorted() == set.pixels)
    for (pixel, label) in zip(rest.pixels + heldOut.pixels, rest.labels + heldOut.labels) {
      #expect(set.labels[Int(pixel)] == label)
    }
  }

  @Test func theSeedDecidesWhich() {
    let first = set.holdingOut(31, classCount: 3, seed: 5)
    let again = set.holdingOut(31, classCount: 3, seed: 5)
    let other = set.holdingOut(31, classCount: 3, seed: 6)
    #expect(first.heldOut == again.heldOut && first.rest == again.rest)
    #expect(first.heldOut != other.heldOut)
    #expect(first.heldOut.pixels != set.subset(Array(0..<20) + Array(100..<110) + [150]).pixels)
  }
}
