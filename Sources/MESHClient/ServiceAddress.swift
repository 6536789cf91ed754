internal import FoundationEssentials

/// The rules for the address of the service.
enum ServiceAddress {
  /// The address without a slash at its end, if it is one that a request may be signed for.
  ///
  /// Whoever reads a token in transit can use it once: plain http never leaves the machine.
  static func check(_ text: String, hasTLSFiles: Bool) throws(MESHError) -> String {
    guard let parts = URLComponents(string: text), let scheme = parts.scheme?.lowercased(),
      let host = parts.host, !host.isEmpty
    else { throw .configuration(key: "url", reason: "it is not an address such as https://host") }
    guard parts.user == nil, parts.password == nil else {
      throw .configuration(key: "url", reason: "it carries a user or a password; remove them")
    }
    guard parts.path.isEmpty || parts.path == "/", parts.query == nil, parts.fragment == nil else {
      throw .configuration(key: "url", reason: "it has more than a scheme, a host and a port")
    }
    switch scheme {
    case "https": break
    case "http" where !isLoopback(host):
      throw .configuration(key: "url", reason: "plain http goes to a loopback host only; use https")
    case "http" where hasTLSFiles:
      throw .configuration(key: "tls", reason: "the url is plain http, which uses no such files")
    case "http": break
    default: throw .configuration(key: "url", reason: "its scheme is neither https nor http")
    }
    let port = parts.port.map { ":\($0)" } ?? ""
    let bare = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
    return "\(scheme)://\(bare.contains(":") ? "[\(bare)]" : bare)\(port)"
  }

  /// Whether the host is `localhost`, `::1` or an address of 127.0.0.0/8.
  static func isLoopback(_ host: String) -> Bool {
    if ["localhost", "::1", "[::1]"].contains(host.lowercased()) { return true }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127"
      && parts.allSatisfy { part in
        part.utf8.allSatisfy(FieldRule.isDigit) && UInt8(part) != nil
      }
  }
}
