import Foundation
import Storage

/// Keeps two processes from training into one run. The system lets go of it when the process ends, however it ends.
final class RunLock {
  private let descriptor: Int32

  /// - Throws: `Failure` of kind `cannotCreate` if another process is training into the directory.
  init(_ run: RunDirectory) throws(Failure) {
    let descriptor = open(run.path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw Failure(
        .cannotCreate, "\(run.path): expected a folder that can be opened, found: \(String(cString: strerror(errno)))")
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK else {
      close(descriptor)
      throw Failure(.cannotCreate, "\(run.path): expected a run that nobody trains, found another process training it")
    }
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }
}
