import Foundation
import Storage
import Synchronization

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// One file fetched into memory, with a limit on its size and on where redirections may lead.
final class Download: NSObject, URLSessionDataDelegate {
  /// Why a file could not be fetched, in a few words; it says nothing of other mirrors.
  struct Problem: Error, Equatable {
    var reason: String
  }

  private struct State {
    var data = Data()
    var expected: Int?
    var redirections = 0
    var problem: Problem?
    var isFinished = false
  }

  private let state = Mutex(State())
  private let finished = DispatchSemaphore(value: 0)
  private let limit: Int

  private init(limit: Int) { self.limit = limit }

  /// Fetches `url` and waits for it.
  ///
  /// - Parameters:
  ///   - limit: the largest number of bytes that is accepted.
  ///   - progress: called about ten times a second with the bytes received and expected; what it throws ends all.
  /// - Throws: `Problem`, or what `progress` throws.
  static func data(
    from url: URL, limit: Int = 1 << 28, progress: (_ received: Int, _ expected: Int?) throws -> Void
  ) throws -> Data {
    guard Mirror.isAllowed(url) else { throw Problem(reason: "not an address that is allowed") }
    let configuration = URLSessionConfiguration.ephemeral
    configuration.timeoutIntervalForRequest = 30
    configuration.timeoutIntervalForResource = 1800
    configuration.urlCache = nil
    let download = Download(limit: limit)
    let session = URLSession(configuration: configuration, delegate: download, delegateQueue: nil)
    defer { session.invalidateAndCancel() }
    session.dataTask(with: url).resume()
    while download.finished.wait(timeout: .now() + .milliseconds(100)) == .timedOut {
      let (received, expected) = download.state.withLock { ($0.data.count, $0.expected) }
      try progress(received, expected)
    }
    return try download.state.withLock { state in
      if let problem = state.problem { throw problem }
      return state.data
    }
  }

  /// Remembers the first problem; what follows from it is not told.
  private func fail(_ reason: String) {
    state.withLock { state in
      if state.problem == nil { state.problem = Problem(reason: reason) }
    }
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
    newRequest request: URLRequest, completionHandler: @escaping (URLRequest?) -> Void
  ) {
    let count = state.withLock { state in
      state.redirections += 1
      return state.redirections
    }
    if let url = request.url, Mirror.isAllowed(url), count <= 5 {
      completionHandler(request)
    } else {
      fail(count > 5 ? "too many redirections" : "redirected to \(request.url?.absoluteString ?? "nowhere")")
      completionHandler(nil)
      task.cancel()
    }
  }

  func urlSession(
    _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
    completionHandler: @escaping (URLSession.ResponseDisposition) -> Void
  ) {
    let status = (response as? HTTPURLResponse)?.statusCode
    let length = Int(response.expectedContentLength)
    if status != 200 {
      fail("HTTP status \(status.map(String.init) ?? "unknown")")
    } else if length > limit {
      fail("\(length.grouped) bytes, expected at most \(limit.grouped)")
    }
    let isRefused = state.withLock { state in
      state.data = Data()
      state.expected = length >= 0 ? length : nil
      return state.problem != nil
    }
    completionHandler(isRefused ? .cancel : .allow)
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    let isTooLarge = state.withLock { state in
      state.data.append(data)
      return state.data.count > limit
    }
    if isTooLarge {
      fail("more than \(limit.grouped) bytes")
      dataTask.cancel()
    }
  }

  func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
    if let error { fail(error.localizedDescription) }
    let (received, expected) = state.withLock { ($0.data.count, $0.expected) }
    if let expected, received != expected {
      fail("\(received.grouped) of \(expected.grouped) bytes arrived")
    }
    finished.signal()
  }
}
