import Applications
import Foundation
import Storage
import TestSupport
import Testing

/// Expects a result to come back from `study.json` as it was, and its tables to be whole.
func expectDocument<Result: StudyResult>(_ result: Result, sourceLocation: SourceLocation = #_sourceLocation) throws {
  let document = StudyDocument(result, provenance: Provenance(title: "test"))
  let bytes = try document.encoded()
  #expect(try StudyDocument<Result>(bytes, file: "study.json") == document, sourceLocation: sourceLocation)
  #expect(try document.encoded() == bytes, sourceLocation: sourceLocation)
  #expect(StudyProvenance.read(from: bytes)?.title == "test", sourceLocation: sourceLocation)
  #expect(!result.summary.rows.isEmpty && !result.subject.isEmpty, sourceLocation: sourceLocation)
  #expect(!Result.definitions.isEmpty, sourceLocation: sourceLocation)
  for table in result.tables {
    #expect(!table.table.rows.isEmpty, "\(table.name)", sourceLocation: sourceLocation)
    #expect(!table.table.csv.contains("nan") && !table.table.csv.contains("inf"), sourceLocation: sourceLocation)
  }
}
