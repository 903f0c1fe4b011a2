import Foundation
import Storage

/// Puts into the PDF that Cairo wrote what Cairo cannot say: who made it and from what, and no date unless one is given.
enum PDFFinisher {
  /// - Throws: `Failure` if Cairo's file is not built as expected.
  static func finish(_ file: Data, page: PageDescription, date: CreationDate?) throws(Failure) -> Data {
    var pdf = try PDFFile(file)
    let metadata = pdf.nextNumber
    guard let information = pdf.information, let root = pdf.objects.firstIndex(where: { $0.number == pdf.root }),
      let end = pdf.objects[root].bytes.range(of: Data(">>".utf8), options: .backwards)
    else { throw Failure(.failure, "finishing a PDF: Cairo's file has no catalogue") }
    let additions = "   /Metadata \(metadata) 0 R\n   /ViewerPreferences << /DisplayDocTitle true >>\n"
    pdf.objects[root].bytes.insert(contentsOf: additions.utf8, at: end.lowerBound)
    pdf.objects.removeAll { $0.number == information }
    pdf.objects.append((information, object(information, informationDictionary(page, date: date))))
    let packet = try XMPPacket(page: page, date: date).text
    pdf.objects.append(
      (
        metadata,
        object(
          metadata,
          "<< /Type /Metadata\n   /Subtype /XML\n   /Length \(packet.utf8.count)\n>>\nstream\n\(packet)\nendstream")
      ))
    return pdf.encoded()
  }

  private static func object(_ number: Int, _ content: String) -> Data {
    Data("\(number) 0 obj\n\(content)\nendobj\n".utf8)
  }

  private static func informationDictionary(_ page: PageDescription, date: CreationDate?) -> String {
    var entries = [("Title", page.title)]
    if !page.description.isEmpty { entries.append(("Subject", page.description)) }
    if !page.provenance.facts.isEmpty { entries.append(("Keywords", ProvenanceText.summary(page.provenance))) }
    entries.append(("Creator", ProvenanceText.creator(page.provenance)))
    entries.append(("Producer", "cairo \(cairoVersion)"))
    if let date { entries.append(("CreationDate", date.pdfText)) }
    return "<< " + entries.map { "/\($0) \(PDFText.string($1))" }.joined(separator: "\n   ") + "\n>>"
  }
}

enum PDFText {
  /// A text string object: readable where all is ASCII, UTF-16 otherwise (PDF 1.4, 3.8.1).
  static func string(_ text: String) -> String {
    if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) {
      return "(" + text.reduce(into: "") { $0 += "()\\".contains($1) ? "\\\($1)" : String($1) } + ")"
    }
    let digits = Array("0123456789ABCDEF")
    let units = ([0xFEFF] + Array(text.utf16)).map { unit in
      String([12, 8, 4, 0].map { digits[Int(unit >> $0 & 15)] })
    }
    return "<" + units.joined() + ">"
  }
}
