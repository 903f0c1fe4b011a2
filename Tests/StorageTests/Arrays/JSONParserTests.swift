import Testing

@testable import Storage

@Suite struct JSONParserTests {
  private func parse(_ text: String) throws(JSONParser.Problem) -> JSONValue { try JSONParser.parse(Array(text.utf8)) }

  @Test func readsEveryKindOfValue() throws {
    let text = " {\"a\" : [1, -0.5e+3, true, false, null, \"\"], \"b\":{}, \"a\":[] }\n"
    let expected = JSONValue.object([
      .init(
        name: "a",
        value: .array([.number("1"), .number("-0.5e+3"), .boolean(true), .boolean(false), .null, .string("")])),
      .init(name: "b", value: .object([])), .init(name: "a", value: .array([])),
    ])
    #expect(try parse(text) == expected)
  }

  @Test(arguments: [
    (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{c}\n\r\t"), (#""\u00e9\uD83D\ude00""#, "é😀"), ("\"π\"", "π"),
    (#""\u0000""#, "\0"),
  ])
  func readsEscapedText(json: String, text: String) throws {
    #expect(try parse(json) == .string(text))
    #expect(try parse(JSONValue.quoted(text)) == .string(text))
  }

  @Test(arguments: [
    "", " ", "{", "}", "[1,]", "[1 2]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{a:1}", "{1:2}", "[01]", "[-]", "[1.]",
    "[.5]", "[1e]", "[+1]", "[NaN]", "[Infinity]", "tru", "nulL", "\"", "\"\n\"", #""\x""#, #""\u12""#, #""\uD800""#,
    #""\uDC00\uD800""#, #""\uD800\u0041""#, "1 2", "[1]]", "'a'", "/*c*/1", "\u{feff}1",
  ])
  func refusesWhatIsNotJSON(text: String) {
    #expect(throws: JSONParser.Problem.self) { try parse(text) }
  }

  @Test func refusesTextThatIsNotUTF8() {
    #expect(throws: JSONParser.Problem.self) { try JSONParser.parse([0x22, 0xff, 0x22]) }
    #expect(throws: JSONParser.Problem.self) { try JSONParser.parse([0x22, 0xed, 0xa0, 0x80, 0x22]) }
  }

  @Test func stopsAtTheDepthLimit() throws {
    func nested(_ depth: Int) -> [UInt8] {
      Array(String(repeating: "[", count: depth).utf8) + Array(String(repeating: "]", count: depth).utf8)
    }
    _ = try JSONParser.parse(nested(16))
    let problem = #expect(throws: JSONParser.Problem.self) { try JSONParser.parse(nested(17)) }
    #expect(problem?.position == 16)
    #expect(throws: JSONParser.Problem.self) { try JSONParser.parse(nested(100_000)) }
    let objects = Array(String(repeating: "{\"a\":", count: 100_000).utf8)
    #expect(throws: JSONParser.Problem.self) { try JSONParser.parse(objects) }
  }
}
