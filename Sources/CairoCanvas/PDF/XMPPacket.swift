import Storage

/// A PDF's metadata as other programs read it (XMP, ISO 16684-1), left uncompressed so that a search for our element
/// finds it.
struct XMPPacket {
  let text: String

  init(page: PageDescription, date: CreationDate?) throws(Failure) {
    let json = try ProvenanceText.json(page.provenance)
    let creator = XMLText.escaped(ProvenanceText.creator(page.provenance))
    let description =
      page.description.isEmpty ? "" : "\n<dc:description>\(Self.alternatives(page.description))</dc:description>"
    let created = date.map { "\n<xmp:CreateDate>\($0.isoText)</xmp:CreateDate>" } ?? ""
    text = """
      <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?>
      <x:xmpmeta xmlns:x="adobe:ns:meta/">
      <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
      <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
      xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:latent="\(ProvenanceText.namespace)">
      <dc:title>\(Self.alternatives(page.title))</dc:title>\(description)
      <xmp:CreatorTool>\(creator)</xmp:CreatorTool>\(created)
      \(ProvenanceText.openingTag)\(XMLText.escaped(json))\(ProvenanceText.closingTag)
      </rdf:Description>
      </rdf:RDF>
      </x:xmpmeta>
      <?xpacket end="r"?>
      """
  }

  /// A text in the one language it has.
  private static func alternatives(_ text: String) -> String {
    "<rdf:Alt><rdf:li xml:lang=\"x-default\">\(XMLText.escaped(text))</rdf:li></rdf:Alt>"
  }
}
