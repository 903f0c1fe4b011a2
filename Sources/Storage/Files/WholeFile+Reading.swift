import Foundation

extension WholeFile {
  /// All bytes of the file at `path`.
  ///
  /// - Parameters:
  ///   - path: where the file is.
  ///   - limit: the number of bytes from which on the file is refused, before anything is allocated for it.
  /// - Throws: `Failure` of kind `missingInput` if there is no readable file, `badData` if it is larger than `limit`,
  ///   `inputOutput` if reading fails.
  public static func read(_ path: String, limit: Int = 1 << 31) throws -> Data {
    let descriptor = retrying { open(path, O_RDONLY | O_CLOEXEC) }
    guard descriptor >= 0 else { throw Failure.reading(path, errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw Failure.reading(path, errno) }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      throw Failure(.missingInput, "\(path): expected a file, found a folder")
    }
    func tooLarge(_ found: String) -> Failure {
      Failure(.badData, "\(path): expected at most \(limit.grouped) bytes, found \(found)")
    }
    let size = Int(status.st_size)
    guard size <= limit else { throw tooLarge(size.grouped) }
    // Pipes and devices have no size, and a file may grow: read until the end, not until the size.
    var data = Data()
    data.reserveCapacity(size)
    var chunk = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = Foundation.read(descriptor, &chunk, chunk.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw Failure.reading(path, errno) }
      if count == 0 { return data }
      guard data.count + count <= limit else { throw tooLarge("more") }
      data.append(contentsOf: chunk[..<count])
    }
  }

  /// Whether something that is not a folder is at `path`.
  public static func exists(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFDIR
  }

  /// Creates the folder at `path` and those above it; one that is there already is fine.
  ///
  /// - Throws: `Failure` of kind `cannotCreate`.
  public static func createFolder(_ path: String) throws {
    var status = stat()
    if stat(path, &status) == 0 {
      guard status.st_mode & S_IFMT == S_IFDIR else {
        throw Failure(.cannotCreate, "\(path): expected a folder or nothing, found a file")
      }
      return
    }
    let parent = folder(of: path)
    if parent != path && parent != "." { try createFolder(parent) }
    // Another process may have been faster.
    guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw Failure.writing(path, errno) }
  }
}
