import CCrypto
import Foundation

/// Digests of bytes, as lowercase hexadecimal text.
public enum Hash {
  /// SHA-256 (FIPS 180-4): 64 digits.
  public static func sha256(_ bytes: some ContiguousBytes) -> String {
    guard let text = digest(of: bytes, by: EVP_sha256()) else {
      preconditionFailure("Hash: libcrypto offers no SHA-256")
    }
    return text
  }

  /// MD5 (RFC 1321): 32 digits. It finds damage, not malice; used where a publisher offers nothing better.
  ///
  /// - Throws: `Failure` where libcrypto is configured to refuse MD5.
  public static func md5(_ bytes: some ContiguousBytes) throws -> String {
    guard let text = digest(of: bytes, by: EVP_md5()) else {
      throw Failure(.failure, "MD5: expected libcrypto to offer it, found that this machine's policy forbids it")
    }
    return text
  }

  private static func digest(of bytes: some ContiguousBytes, by algorithm: OpaquePointer?) -> String? {
    var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    var size: UInt32 = 0
    let status = bytes.withUnsafeBytes { EVP_Digest($0.baseAddress, $0.count, &digest, &size, algorithm, nil) }
    return status == 1 ? digest[..<Int(size)].map(hexadecimal).joined() : nil
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16)
    return byte < 16 ? "0" + digits : digits
  }
}
