import Foundation
import Storage

/// Addresses from which a file may be fetched.
enum Mirror {
  /// Whether `url` is safe to fetch from: HTTPS, or HTTP to this machine. What arrives is verified all the same.
  static func isAllowed(_ url: URL) -> Bool {
    switch url.scheme?.lowercased() {
    case "https": true
    case "http": isLoopback(url.host ?? "")
    default: false
    }
  }

  private static func isLoopback(_ host: String) -> Bool {
    if host == "localhost" || host == "::1" || host == "[::1]" { return true }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
    return parts.count == 4 && !parts.contains(nil) && parts[0] == 127
  }

  /// The addresses of `file`, in the order in which they are tried.
  ///
  /// `LATENT_MIRROR` replaces the published ones: one or more addresses, divided by white space, under each of which a
  /// folder with the data set's name holds the files.
  ///
  /// - Throws: `Failure` of kind `usage` if the variable holds an address that is not allowed.
  static func addresses(
    of file: DatasetFile, publication: Publication, environment: [String: String]
  ) throws -> [URL] {
    let replacements = (environment["LATENT_MIRROR"] ?? "").split(whereSeparator: \.isWhitespace)
    let folders =
      replacements.isEmpty
      ? publication.mirrors : replacements.map { DatasetFolder.join(String($0), publication.name) }
    return try folders.map { folder in
      let address = DatasetFolder.join(folder, file.rawValue + ".gz")
      guard let url = URL(string: address), isAllowed(url) else {
        throw Failure(.usage, "LATENT_MIRROR: expected https://… (or http:// to this machine), found \(folder)")
      }
      return url
    }
  }
}
