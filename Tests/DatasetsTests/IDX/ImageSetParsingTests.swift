import Foundation
import TestSupport
import Testing

@testable import Datasets

@Suite struct ImageSetParsingTests {
  private func parse(_ images: Data, _ labels: Data, classCount: Int? = nil) throws -> ImageSet {
    try ImageSet.parse(
      images: FoundFile(name: "the-images", data: images), labels: FoundFile(name: "the-labels", data: labels),
      classCount: classCount
    ).set
  }

  @Test func joinsImagesAndLabels() throws {
    let set = try parse(IDXBytes.images(count: 3), IDXBytes.labels([2, 0, 1]))
    #expect((set.count, set.height, set.width) == (3, 3, 2))
    #expect(set.labels == [2, 0, 1])
    #expect(set.pixels.count == 18)
  }

  @Test func tellsBothCountsWhenTheyDiffer() {
    expectFailure(.badData, "the-labels", "expected 3 labels", "the-images", "found 2") {
      try parse(IDXBytes.images(count: 3), IDXBytes.labels([1, 0]))
    }
  }

  @Test func tellsWhichLabelIsOutOfRange() {
    expectFailure(.badData, "the-labels", "expected labels 0 to 9", "found 10 for image 1") {
      try parse(IDXBytes.images(count: 3), IDXBytes.labels([9, 10, 200]), classCount: 10)
    }
  }
}
