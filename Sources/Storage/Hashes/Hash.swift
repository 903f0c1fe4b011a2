import CCrypto
import Foundation

/// Digests of bytes, as lowercase hexadecimal text.
public enum Hash {
  /// SHA-256 (FIPS 180-4): 64 digits.
  public static func sha256(_ bytes: some ContiguousBytes) -> String {
    var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    var size: UInt32 = 0
    let status = bytes.withUnsafeBytes { EVP_Digest($0.baseAddress, $0.count, &digest, &size, EVP_sha256(), nil) }
    precondition(status == 1, "Hash: libcrypto offers no SHA-256")
    return digest[..<Int(size)].map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
  }
}
