import Storage
import TestSupport
import Testing

@Suite struct TableTests {
  @Test func writesAndReadsAwkwardFields() throws {
    var table = Table(columns: ["name", "a,b", "quote \""])
    table.append(["", "1.5", "say \"no\""])
    table.append(["two\nlines", " spaces ", "\r"])
    let text = table.csv
    #expect(
      text == "name,\"a,b\",\"quote \"\"\"\n,1.5,\"say \"\"no\"\"\"\n\"two\nlines\", spaces ,\"\r\"\n")
    #expect(try Table(csv: text, file: "table.csv") == table)
    #expect(table[column: "a,b"] == ["1.5", " spaces "])
    #expect(table[column: "other"] == nil)
  }

  @Test func readsOtherLineEnds() throws {
    let table = try Table(csv: "a,b\r\n1,2\r\n3,", file: "table.csv")
    #expect(table.columns == ["a", "b"])
    #expect(table.rows == [["1", "2"], ["3", ""]])
  }

  @Test func refusesRaggedRows() {
    expectFailure(.badData, "m.csv", "row 2", "expected 2 fields", "found 1") {
      try Table(csv: "a,b\n1,2\n3\n", file: "m.csv")
    }
    expectFailure(.badData, "m.csv") { try Table(csv: "", file: "m.csv") }
    expectFailure(.badData, "m.csv", "closing quotation mark") { try Table(csv: "a\n\"x", file: "m.csv") }
  }
}
