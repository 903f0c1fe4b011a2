import Foundation

/// Files that are written whole or not at all, and read whole.
///
/// The bytes go to a temporary file in the same folder, which takes the place of the old one by a rename after it has
/// reached the disk. Whatever happens meanwhile, a reader sees all of the old bytes or all of the new.
public enum WholeFile {
  /// Writes `data` to `path`, replacing a file that is there. A symbolic link stays and what it points to is replaced;
  /// a device or a pipe (`/dev/stdout`) is written to directly.
  ///
  /// - Parameters:
  ///   - data: all bytes of the new file.
  ///   - path: where it is to be.
  ///   - previous: where the replaced file is kept, in the same folder; nothing is kept by default.
  /// - Throws: `Failure` of kind `cannotCreate` if the place cannot be written (no such folder, no permission, a folder
  ///   in its place), of kind `inputOutput` if writing fails (disk full); the old file then keeps its bytes.
  public static func write(_ data: Data, to path: String, keepingPreviousAs previous: String? = nil) throws {
    switch try Place(path) {
    case .device(let path):
      try OutputDescriptor(path: path, flags: O_WRONLY).finish(writing: data, durably: false)
    case .file(let path, let permissions):
      let temporary = try OutputDescriptor.temporary(beside: path)
      do {
        try temporary.finish(writing: data, permissions: permissions, durably: true, reportedAs: path)
        if let previous, permissions != nil { try keep(path, as: previous) }
        guard retrying({ rename(temporary.path, path) }) == 0 else { throw Failure.writing(path, errno) }
      } catch {
        unlink(temporary.path)
        throw error
      }
      try synchronizeFolder(of: path)
    }
  }

  /// Gives the file at `path` a second name, replacing what had that name; `path` is there all the time.
  private static func keep(_ path: String, as previous: String) throws {
    var attempt = 0
    while link(path, temporaryPath(beside: previous, attempt: attempt)) != 0 {
      // File systems without hard links: keep a copy.
      guard errno == EEXIST && attempt < 10_000 else { return try write(read(path), to: previous) }
      attempt += 1
    }
    let temporary = temporaryPath(beside: previous, attempt: attempt)
    // Renaming one of two names of the same file onto the other does nothing, hence the second unlink.
    defer { unlink(temporary) }
    guard retrying({ rename(temporary, previous) }) == 0 else { throw Failure.writing(previous, errno) }
  }

  /// Makes the rename durable; the name is a fact of the folder, not of the file.
  private static func synchronizeFolder(of path: String) throws {
    let folder = folder(of: path)
    let descriptor = retrying { open(folder, O_RDONLY | O_CLOEXEC) }
    guard descriptor >= 0 else { return }  // A folder may be writable and not readable.
    defer { close(descriptor) }
    if retrying({ fsync(descriptor) }) != 0 && errno == EIO { throw Failure.writing(path, errno) }
  }

  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// A hidden name in the folder of `path` that no other process uses; short, since `path` may be as long as is allowed.
  static func temporaryPath(beside path: String, attempt: Int) -> String {
    "\(folder(of: path))/.latent-\(getpid())-\(attempt).tmp"
  }
}

/// What is at the path that is to be written.
private enum Place {
  /// A regular file, whose permissions the new one keeps, or nothing yet.
  case file(path: String, permissions: mode_t?)
  case device(path: String)

  init(_ path: String) throws {
    var status = stat()
    guard stat(path, &status) == 0 else {
      guard errno == ENOENT else { throw Failure.writing(path, errno) }
      self = .file(path: path, permissions: nil)
      return
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR:
      throw Failure(.cannotCreate, "\(path): expected the name of a file to write, found a folder")
    case S_IFREG:
      guard access(path, W_OK) == 0 else { throw Failure.writing(path, errno) }
      guard let resolved = realpath(path, nil) else { throw Failure.writing(path, errno) }
      defer { free(resolved) }
      self = .file(path: String(cString: resolved), permissions: status.st_mode & 0o777)
    default:
      self = .device(path: path)
    }
  }
}
