import Foundation

/// A file opened for writing, with every error of the system turned into a `Failure`.
struct OutputDescriptor {
  let path: String
  let descriptor: Int32

  init(path: String, flags: Int32) throws {
    descriptor = retrying { open(path, flags | O_CLOEXEC, 0o666) }
    guard descriptor >= 0 else { throw Failure.writing(path, errno) }
    self.path = path
  }

  /// A new file in the folder of `path`, with the permissions that the user's mask leaves.
  static func temporary(beside path: String) throws -> OutputDescriptor {
    var attempt = 0
    while true {
      let candidate = WholeFile.temporaryPath(beside: path, attempt: attempt)
      let descriptor = retrying { open(candidate, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666) }
      if descriptor >= 0 { return OutputDescriptor(path: candidate, descriptor: descriptor) }
      guard errno == EEXIST && attempt < 10_000 else { throw Failure.writing(path, errno) }
      attempt += 1
    }
  }

  private init(path: String, descriptor: Int32) {
    self.path = path
    self.descriptor = descriptor
  }

  /// Writes all of `data` and closes.
  ///
  /// - Parameters:
  ///   - permissions: those of the file that this one replaces.
  ///   - durably: wait until the bytes are on the disk.
  ///   - name: the path that messages name.
  func finish(writing data: Data, permissions: mode_t? = nil, durably: Bool, reportedAs name: String? = nil) throws {
    let name = name ?? path
    do {
      if let permissions { fchmod(descriptor, permissions) }
      try data.withUnsafeBytes { try write($0, reportedAs: name) }
      if durably && retrying({ fsync(descriptor) }) != 0 { throw Failure.writing(name, errno) }
    } catch {
      close(descriptor)
      throw error
    }
    // Network file systems report a full disk here.
    if close(descriptor) != 0 && errno != EINTR { throw Failure.writing(name, errno) }
  }

  private func write(_ bytes: UnsafeRawBufferPointer, reportedAs name: String) throws {
    var rest = bytes
    while !rest.isEmpty {
      let written = Foundation.write(descriptor, rest.baseAddress, rest.count)
      if written < 0 && errno == EINTR { continue }
      guard written > 0 else { throw Failure.writing(name, written == 0 ? EIO : errno) }
      rest = UnsafeRawBufferPointer(rebasing: rest[written...])
    }
  }
}

/// Repeats a system call for as long as signals interrupt it.
func retrying(_ call: () -> Int32) -> Int32 {
  while true {
    let status = call()
    if status != -1 || errno != EINTR { return status }
  }
}

extension Failure {
  /// The failure for an error number of the system met while writing `path`.
  static func writing(_ path: String, _ number: Int32) -> Failure {
    let isPlace = [EACCES, EPERM, EROFS, ENOENT, ENOTDIR, EISDIR, ENAMETOOLONG, ELOOP, EEXIST, ETXTBSY, ENXIO]
      .contains(number)
    let reason = String(cString: strerror(number))
    return isPlace
      ? Failure(.cannotCreate, "\(path): expected a place that can be written, found: \(reason)")
      : Failure(.inputOutput, "\(path): writing failed: \(reason)")
  }

  /// The failure for an error number of the system met while reading `path`.
  static func reading(_ path: String, _ number: Int32) -> Failure {
    let reason = String(cString: strerror(number))
    return number == EIO
      ? Failure(.inputOutput, "\(path): reading failed: \(reason)")
      : Failure(.missingInput, "\(path): expected a file that can be read, found: \(reason)")
  }
}
