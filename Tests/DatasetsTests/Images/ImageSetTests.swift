import Datasets
import Testing

@Suite struct ImageSetTests {
  let set = ImageSet(pixels: [0, 51, 255, 102, 204, 153], labels: [1, 0, 1], height: 1, width: 2)

  @Test func scalesGreyValuesToOne() {
    #expect(set.floats(at: [0, 1, 2]) == [0, 0.2, 1, 0.4, 0.8, 0.6])
    #expect(set.floats(at: [2, 0, 2]) == [0.8, 0.6, 0, 0.2, 0.8, 0.6])
    #expect(set.floats(at: [Int]()) == [])
    #expect(set.floats(at: (0..<3)[1..<2]) == [1, 0.4])
  }

  @Test func takesASubsetInTheOrderGiven() {
    let part = set.subset([2, 0])
    #expect(part == ImageSet(pixels: [204, 153, 0, 51], labels: [1, 1], height: 1, width: 2))
  }

  @Test func groupsImagesByClass() {
    #expect(set.indicesByClass(classCount: 3) == [[1], [0, 2], []])
  }

  @Test func trapsOnAnImageThatIsNotThere() async {
    await #expect(processExitsWith: .failure) {
      _ = ImageSet(pixels: [0], labels: [0], height: 1, width: 1).floats(at: [1])
    }
    await #expect(processExitsWith: .failure) { _ = ImageSet(pixels: [0], labels: [0, 1], height: 1, width: 1) }
  }
}
