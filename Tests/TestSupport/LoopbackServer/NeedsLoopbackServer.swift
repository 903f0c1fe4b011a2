import Foundation
import Testing

extension Trait where Self == ConditionTrait {
  /// The test asks a server in its own process. libcurl sends such requests through a proxy, too, unless it is told
  /// otherwise.
  public static var needsLoopbackServer: ConditionTrait {
    let environment = ProcessInfo.processInfo.environment
    let proxies = ["http_proxy", "all_proxy", "ALL_PROXY"].compactMap { environment[$0] }
    let exceptions = (environment["no_proxy"] ?? "") + (environment["NO_PROXY"] ?? "")
    let isHindered = proxies.contains { !$0.isEmpty } && !exceptions.contains("127.0.0.1") && !exceptions.contains("*")
    return .disabled(if: isHindered, "a proxy is set; no_proxy=127.0.0.1 leaves it out")
  }
}
