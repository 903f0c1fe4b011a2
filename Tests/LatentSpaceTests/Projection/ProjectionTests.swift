import Storage
import TestSupport
import Testing

@testable import LatentSpace

@Suite("Planes of the latent space")
struct ProjectionTests {
  @Test("Principal components are scikit-learn's")
  func components() throws {
    let reference = try Reference.load()
    let found = try PrincipalComponents(of: reference.trainCodes)
    #expect(difference(found.variances, reference.variances) == nil)
    #expect(difference(found.directions.values, reference.components, absolute: 1e-9) == nil)
    #expect(difference((0..<4).map(found.explainedVariance), reference.shares) == nil)
  }

  @Test("More than two units are shown on two components, and the titles say how much they explain")
  func embedding() throws {
    let reference = try Reference.load()
    let found = try PlanarEmbedding(reference.trainCodes)
    let expected = (0..<60).map { row -> Double in
      var sum = 0.0
      for unit in 0..<4 { sum += (reference.train[4 * row + unit] - reference.mean[unit]) * reference.components[unit] }
      return sum
    }
    #expect(difference(found.x.map(Double.init), expected, absolute: 1e-6) == nil)
    func percent(_ share: Double) -> String { "\(Int((100 * share).rounded())) %" }
    #expect(found.xTitle == "PC 1 (\(percent(reference.shares[0])))")
    #expect(found.yTitle == "PC 2 (\(percent(reference.shares[1])))")
    let both = percent(reference.shares[0] + reference.shares[1])
    #expect(found.note == "60 training images; two principal components of 4 units, \(both) of the variance")
    #expect(found.labels == reference.trainLabels)
  }

  @Test("Two units are shown as they are, whatever their axis titles say")
  func units() throws {
    let codes: [Float] = [0.1, 2, -3, 4.25, 5, 6]
    for (content, suffix) in [
      (CodeTable.Content.code, ""), (.posteriorMean, " (posterior mean)"),
      (.posteriorSample(seed: 1), " (posterior sample)"),
    ] {
      let found = try PlanarEmbedding(SampleModels.table(codes, dimension: 2, content: content))
      #expect(found.x == [0.1, -3, 5])
      #expect(found.y == [2, 4.25, 6])
      #expect(found.xTitle == "z₁" + suffix)
      #expect(found.yTitle == "z₂" + suffix)
      #expect(found.note == "3 test images")
    }
  }

  @Test("Chosen units of many")
  func chosen() throws {
    let table = SampleModels.table((0..<24).map { Float($0) }, dimension: 12)
    let found = try PlanarEmbedding(table, plane: .units(11, 0))
    #expect(found.x == [11, 23])
    #expect(found.y == [0, 12])
    #expect(found.xTitle == "z₁₂")
    #expect(found.note == "2 test images; z₁₂ and z₁, of 12 units")
    let active = try PlanarEmbedding(
      table, plane: .mostActiveUnits, activity: UnitActivity(name: "KL", values: (0..<12).map { $0 == 4 ? 9 : 1 }))
    #expect(active.xTitle == "z₅")
    #expect(active.yTitle == "z₁")
  }

  @Test("What gives no plane is refused")
  func refusals() {
    func refuses(_ table: CodeTable, _ choice: PlaneChoice, _ text: String) {
      #expect(refusal { try PlanarEmbedding(table, plane: choice) }?.contains(text) == true)
    }
    let table = SampleModels.table([1, 2, 3, 4], dimension: 2)
    refuses(SampleModels.table([1, 2], dimension: 1), .principalComponents, "at least 2 latent units")
    refuses(table, .units(0, 2), "from 1 to 2, found 3")
    refuses(table, .units(1, 1), "found 2 twice")
    refuses(SampleModels.table([1, 2, 1, 2], dimension: 2), .principalComponents, "all the same")
    refuses(SampleModels.table([1, 2], dimension: 2), .principalComponents, "at least 2")
    refuses(SampleModels.table([], dimension: 2), .units(0, 1), "found none")
  }

  @Test("A plane's code at a code's coordinates is the code, where the plane holds it")
  func roundTrip() throws {
    let table = SampleModels.table([0.5, -1, 2, 3, 4, -5, 1, 1], dimension: 2)
    for choice in [PlaneChoice.units(0, 1), .units(1, 0), .principalComponents] {
      let plane = try LatentPlane(choice, of: table, activity: UnitActivity(name: "variance", values: [1, 2]))
      let coordinates = plane.coordinates(of: table)
      for row in 0..<table.count {
        let code = plane.code(x: Double(coordinates.x[row]), y: Double(coordinates.y[row]))
        #expect(difference(code.map(Double.init), table.code(row).map(Double.init), absolute: 1e-5) == nil)
      }
    }
  }

  /// A whole number says too much where nearly all or nearly nothing is meant.
  @Test(arguments: [
    (0.43, "43 %"), (0, "0 %"), (1, "100 %"), (0.004, "0.4 %"), (0.9961, "99.6 %"), (0.0001, "<0.1 %"),
    (0.99999, ">99.9 %"), (0.0149, "1 %"), (0.985, "99 %"),
  ])
  func sharesAreWrittenWithTheDigitsTheyNeed(share: Double, text: String) {
    #expect(percentage(share) == text)
  }
}
