import Testing

@testable import Plotting

struct SpreadTests {
  @Test func whatIsApartStays() {
    #expect(Spread.apart([5, 40, 20], distance: 10, from: 0, to: 50) == [5, 40, 20])
  }

  @Test func neighboursMoveApartAboutTheirMean() {
    #expect(Spread.apart([20, 20], distance: 10, from: 0, to: 50) == [15, 25])
    #expect(Spread.apart([22, 20, 21], distance: 4, from: 0, to: 50) == [25, 17, 21])
  }

  @Test func limitsHoldWhereThereIsRoom() {
    #expect(Spread.apart([1, 2], distance: 10, from: 0, to: 50) == [0, 10])
    #expect(Spread.apart([49, 50, 50], distance: 10, from: 0, to: 50) == [30, 40, 50])
    #expect(Spread.apart([1, 1, 1], distance: 10, from: 0, to: 10) == [-5, 5, 15])
  }

  @Test(arguments: 1..<40)
  func distancesAlwaysHold(seed: Int) {
    let wanted = (0..<7).map { Double(($0 * 97 + 13) * seed % 101) }
    let places = Spread.apart(wanted, distance: 9, from: 0, to: 100).sorted()
    #expect(zip(places, places.dropFirst()).allSatisfy { $1 - $0 >= 9 - 1e-9 })
    #expect(places[0] >= -1e-9 && places[6] <= 100 + 1e-9)
  }
}
