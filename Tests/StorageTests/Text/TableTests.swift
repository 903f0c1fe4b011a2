import Foundation
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

  @Test func readsNumbersAsStringsDo() throws {
    let texts =
      [
        "0.39273524284362793", "-1.5e-7", "1", "-0", "1e40", "1e-50", "16777217", "0.1", ".5", "5.", "nan", "-inf",
        "+2", "0x10", "", " 1", "1 ", "1,5", "e", "1e", "--1", "1.2.3", String(repeating: "1", count: 60),
        "1e+5", "1e99999", "-.5e2", ".", "0", "1.00000017881393432617187499", "33554433", "9007199254740993",
      ] + (0..<2_000).map { "\(cos(Double($0 * $0)) * pow(10, Double($0 % 40 - 20)))" }
      + (0..<2_000).map { "\(Float(sin(Double($0))) * 3)" }
    var table = Table(columns: ["text"])
    for text in texts { table.append([text]) }
    let read = try Table(csv: table.csv, file: "table.csv")
    for (row, text) in texts.enumerated() {
      #expect(read.float(row: row, column: 0)?.bitPattern == Float(text)?.bitPattern, "\(text)")
      #expect(read.double(row: row, column: 0)?.bitPattern == Double(text)?.bitPattern, "\(text)")
      #expect(read[row: row, column: 0] == text)
    }
  }

  @Test func refusesRaggedRows() {
    expectFailure(.badData, "m.csv", "row 2", "expected 2 fields", "found 1") {
      try Table(csv: "a,b\n1,2\n3\n", file: "m.csv")
    }
    expectFailure(.badData, "m.csv") { try Table(csv: "", file: "m.csv") }
    expectFailure(.badData, "m.csv", "closing quotation mark") { try Table(csv: "a\n\"x", file: "m.csv") }
  }
}
