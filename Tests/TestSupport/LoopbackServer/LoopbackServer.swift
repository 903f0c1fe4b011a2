import Foundation
import Synchronization

/// A small HTTP server on 127.0.0.1 that answers as a test tells it, well or badly.
///
/// It lives as long as the call of `with`, on one thread, and gives up by itself after a minute or 1,000 requests.
public final class LoopbackServer: Sendable {
  /// What is sent for a request.
  public enum Response: Sendable {
    case content(Data)
    /// The right length is announced, but the connection ends after `count` bytes.
    case cut(Data, after: Int)
    /// No length is announced; the end of the connection is the end of the content.
    case withoutLength(Data)
    case status(Int)
    case redirection(to: String)
    /// The connection is closed without a word.
    case nothing
  }

  /// The address to which paths are appended, such as `http://127.0.0.1:40123`.
  public let address: String

  private let descriptor: Int32
  private let respond: @Sendable (_ path: String) -> Response
  private let isStopped = Mutex(false)
  private let requested = Mutex<[String]>([])

  /// The paths that were asked for, in order.
  public var requests: [String] { requested.withLock { $0 } }

  /// Calls `body` with a server that answers requests by `respond`.
  public static func with<Value>(
    _ respond: @escaping @Sendable (_ path: String) -> Response, _ body: (LoopbackServer) throws -> Value
  ) throws -> Value {
    let server = try LoopbackServer(respond)
    let finished = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      server.serve()
      finished.signal()
    }
    defer {
      server.isStopped.withLock { $0 = true }
      finished.wait()
    }
    return try body(server)
  }

  private init(_ respond: @escaping @Sendable (_ path: String) -> Response) throws {
    self.respond = respond
    #if canImport(Glibc)
      let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      let descriptor = socket(AF_INET, SOCK_STREAM, 0)
    #endif
    guard descriptor >= 0 else { throw POSIXError(.EIO) }
    var place = sockaddr_in()
    place.sin_family = sa_family_t(AF_INET)
    place.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isListening = withUnsafeMutablePointer(to: &place) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        bind(descriptor, generic, size) == 0 && listen(descriptor, 16) == 0
          && getsockname(descriptor, generic, &size) == 0
      }
    }
    self.descriptor = descriptor
    address = "http://127.0.0.1:\(UInt16(bigEndian: place.sin_port))"
    guard isListening else {
      close(descriptor)
      throw POSIXError(.EADDRNOTAVAIL)
    }
  }

  private func serve() {
    let end = Date(timeIntervalSinceNow: 60)
    var served = 0
    while !isStopped.withLock({ $0 }) && Date() < end && served < 1_000 {
      var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&waiting, 1, 20) > 0 else { continue }
      let connection = accept(descriptor, nil, nil)
      guard connection >= 0 else { continue }
      answer(connection)
      close(connection)
      served += 1
    }
    close(descriptor)
  }

  private func answer(_ connection: Int32) {
    var limit = timeval(tv_sec: 5, tv_usec: 0)
    setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    setsockopt(connection, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    var request = Data()
    var chunk = [UInt8](repeating: 0, count: 4096)
    while request.range(of: Data("\r\n\r\n".utf8)) == nil && request.count < 1 << 16 {
      let count = recv(connection, &chunk, chunk.count, 0)
      guard count > 0 else { return }
      request.append(contentsOf: chunk[..<count])
    }
    let words = String(decoding: request, as: UTF8.self).split(separator: " ", maxSplits: 2)
    guard words.count == 3 else { return }
    let path = String(words[1])
    requested.withLock { $0.append(path) }
    send(respond(path), over: connection)
  }

  private func send(_ response: Response, over connection: Int32) {
    func head(_ status: String, _ fields: [String]) -> Data {
      Data((["HTTP/1.1 \(status)", "Connection: close"] + fields + ["", ""]).joined(separator: "\r\n").utf8)
    }
    let bytes: Data =
      switch response {
      case .content(let data): head("200 OK", ["Content-Length: \(data.count)"]) + data
      case .cut(let data, let count): head("200 OK", ["Content-Length: \(data.count)"]) + data.prefix(count)
      case .withoutLength(let data): head("200 OK", []) + data
      case .status(let code): head("\(code) No", ["Content-Length: 0"])
      case .redirection(let target): head("302 Found", ["Location: \(target)", "Content-Length: 0"])
      case .nothing: Data()
      }
    #if canImport(Glibc)
      let flags = Int32(MSG_NOSIGNAL)
    #else
      let flags: Int32 = 0
    #endif
    bytes.withUnsafeBytes { buffer in
      var rest = buffer
      while !rest.isEmpty {
        #if canImport(Glibc)
          let count = Glibc.send(connection, rest.baseAddress, rest.count, flags)
        #else
          let count = Darwin.send(connection, rest.baseAddress, rest.count, flags)
        #endif
        guard count > 0 else { return }
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      }
    }
  }
}
