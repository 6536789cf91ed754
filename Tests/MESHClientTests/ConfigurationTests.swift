import Foundation
import Testing

@testable import MESHClient

/// A configuration file with one thing in it changed.
struct BadFile: Sendable, CustomTestStringConvertible {
  let name: String
  let json: String
  let key: String
  var testDescription: String { name }
}

/// A whole file around `rest`, which is put after the required keys.
private func file(
  url: String = "https://mesh.example", mailbox: String = "\"X26HC999\"",
  password: String = #"{"environment": "PASSWORD"}"#,
  sharedKey: String = #"{"environment": "KEY"}"#, _ rest: String = ""
) -> String {
  """
  {"url": "\(url)", "mailbox": \(mailbox), "password": \(password), "sharedKey": \(sharedKey)\(rest)}
  """
}

private let badFiles = [
  BadFile(name: "not JSON", json: "{", key: "configuration file"),
  BadFile(name: "a list", json: "[]", key: "configuration file"),
  BadFile(name: "unknown key", json: file(#", "passwrod": 1"#), key: "passwrod"),
  BadFile(
    name: "unknown key in retry", json: file(#", "retry": {"tries": 1}"#), key: "retry.tries"),
  BadFile(
    name: "unknown key in tls", json: file(#", "tls": {"verify": false}"#), key: "tls.verify"),
  BadFile(
    name: "unknown key in limits", json: file(#", "limits": {"chunk": 1}"#), key: "limits.chunk"),
  BadFile(
    name: "unknown key in a secret", json: file(password: #"{"value": "x"}"#),
    key: "password.value"),
  BadFile(name: "no url", json: #"{"mailbox": "A"}"#, key: "url"),
  BadFile(name: "a number as url", json: #"{"url": 1}"#, key: "url"),
  BadFile(name: "null as mailbox", json: file(mailbox: "null"), key: "mailbox"),
  BadFile(name: "mailbox in small letters", json: file(mailbox: #""x26hc999""#), key: "mailbox"),
  BadFile(name: "secret in the file", json: file(password: #""needle-secret""#), key: "password"),
  BadFile(
    name: "shared key in the file", json: file(sharedKey: #""needle-secret""#), key: "sharedKey"),
  BadFile(name: "secret from nowhere", json: file(password: "{}"), key: "password"),
  BadFile(
    name: "secret from two places",
    json: file(password: #"{"file": "a", "environment": "PASSWORD"}"#), key: "password"),
  BadFile(
    name: "variable not set", json: file(sharedKey: #"{"environment": "NO_SUCH"}"#),
    key: "sharedKey"),
  BadFile(
    name: "variable empty", json: file(sharedKey: #"{"environment": "EMPTY"}"#), key: "sharedKey"),
  BadFile(
    name: "secret file absent", json: file(password: #"{"file": "no-such-file"}"#), key: "password"
  ),
  BadFile(
    name: "secret file empty", json: file(password: #"{"file": "empty"}"#), key: "password"),
  BadFile(
    name: "secret file not text", json: file(password: #"{"file": "binary"}"#), key: "password"),
  BadFile(
    name: "password outside ASCII", json: file(password: #"{"environment": "ACCENTED"}"#),
    key: "password"),
  BadFile(name: "plain http", json: file(url: "http://mesh.example"), key: "url"),
  BadFile(
    name: "http to a name like loopback", json: file(url: "http://127.0.0.1.evil"), key: "url"),
  BadFile(name: "http to 128.0.0.1", json: file(url: "http://128.0.0.1"), key: "url"),
  BadFile(name: "http to 127.0.0.256", json: file(url: "http://127.0.0.256"), key: "url"),
  BadFile(name: "a user in the url", json: file(url: "https://a:b@mesh.example"), key: "url"),
  BadFile(name: "a path in the url", json: file(url: "https://mesh.example/x"), key: "url"),
  BadFile(name: "a query in the url", json: file(url: "https://mesh.example?x=1"), key: "url"),
  BadFile(name: "no scheme", json: file(url: "mesh.example"), key: "url"),
  BadFile(name: "another scheme", json: file(url: "ftp://mesh.example"), key: "url"),
  BadFile(name: "empty url", json: file(url: ""), key: "url"),
  BadFile(name: "no time", json: file(#", "timeoutSeconds": 0"#), key: "timeoutSeconds"),
  BadFile(name: "half a second", json: file(#", "timeoutSeconds": 0.5"#), key: "timeoutSeconds"),
  BadFile(name: "time as text", json: file(#", "timeoutSeconds": "9""#), key: "timeoutSeconds"),
  BadFile(name: "no chunk", json: file(#", "limits": {"chunkBytes": 0}"#), key: "chunkBytes"),
  BadFile(
    name: "huge chunk", json: file(#", "limits": {"chunkBytes": 100000001}"#), key: "chunkBytes"),
  BadFile(name: "small page", json: file(#", "limits": {"listPage": 9}"#), key: "listPage"),
  BadFile(name: "no tries", json: file(#", "retry": {"attempts": 0}"#), key: "retry.attempts"),
  BadFile(
    name: "longest wait below the first",
    json: file(#", "retry": {"firstDelayMilliseconds": 9, "longestDelayMilliseconds": 8}"#),
    key: "retry.longestDelayMilliseconds"),
  BadFile(name: "tls as text", json: file(#", "tls": "on""#), key: "tls"),
  BadFile(
    name: "certificate without key", json: file(#", "tls": {"clientCertificateFile": "c"}"#),
    key: "tls.clientKeyFile"),
  BadFile(
    name: "key without certificate", json: file(#", "tls": {"clientKeyFile": "c"}"#),
    key: "tls.clientCertificateFile"),
  BadFile(
    name: "tls files with plain http",
    json: file(url: "http://127.0.0.1:1", #", "tls": {"caFile": "c"}"#), key: "tls"),
]

private let environment = [
  "PASSWORD": "needle-password", "KEY": "needle-key", "EMPTY": "", "ACCENTED": "pässword",
]

@Suite struct ConfigurationTests {
  private func load(
    _ json: String
  ) async throws -> (configuration: MESHConfiguration, credentials: MESHCredentials) {
    var loaded: (configuration: MESHConfiguration, credentials: MESHCredentials)?
    try await withFolder { folder in
      try Data(json.utf8).write(to: folder.appendingPathComponent("mesh.json"))
      try Data("file-password\r\n".utf8).write(to: folder.appendingPathComponent("secret"))
      try Data("\n".utf8).write(to: folder.appendingPathComponent("empty"))
      try Data([0xFF, 0xFE]).write(to: folder.appendingPathComponent("binary"))
      loaded = try MESHConfiguration.load(
        path: folder.appendingPathComponent("mesh.json").path, environment: environment)
    }
    return try #require(loaded)
  }

  @Test func `a file with what is needed gives the standard values`() async throws {
    let (configuration, credentials) = try await load(file())
    #expect(configuration == (try MESHConfiguration(url: "https://mesh.example")))
    #expect(credentials.mailbox.description == "X26HC999")
    #expect(credentials.password == "needle-password")
    #expect(credentials.sharedKey == "needle-key")
  }

  @Test func `a file with everything gives everything`() async throws {
    let (configuration, credentials) = try await load(
      file(
        url: "https://mesh.example:8443/", password: #"{"file": "secret"}"#,
        """
        , "timeoutSeconds": 7,
        "limits": {"chunkBytes": 1, "largestChunkBytes": 2, "largestMessageBytes": 3,
          "mostChunks": 4, "mostListed": 5, "listPage": 10},
        "retry": {"attempts": 2, "firstDelayMilliseconds": 3, "longestDelayMilliseconds": 4,
          "longestRetryAfterSeconds": 5},
        "tls": {"caFile": "/ca.pem", "clientCertificateFile": "/c.pem", "clientKeyFile": "/k.pem"}
        """))
    let expected = try MESHConfiguration(
      url: "https://mesh.example:8443", timeoutSeconds: 7,
      limits: .init(
        chunkBytes: 1, largestChunkBytes: 2, largestMessageBytes: 3, mostChunks: 4, mostListed: 5,
        listPage: 10),
      retry: RetryPolicy(
        attempts: 2, firstDelayMilliseconds: 3, longestDelayMilliseconds: 4,
        longestRetryAfterSeconds: 5),
      tls: .init(caFile: "/ca.pem", clientCertificateFile: "/c.pem", clientKeyFile: "/k.pem"))
    #expect(configuration == expected)
    #expect(credentials.password == "file-password", "the line end is dropped")
  }

  @Test(arguments: badFiles)
  func `a bad file is refused, and the error names the key`(_ bad: BadFile) async throws {
    let error = await meshError { _ = try await load(bad.json) }
    guard case .configuration(let key, let reason) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(key == bad.key, "\(reason)")
    #expect(!"\(MESHError.configuration(key: key, reason: reason))".contains("needle"))
  }

  @Test(arguments: [
    "http://localhost:1", "http://127.0.0.1", "http://127.255.255.254:80", "http://[::1]:8080",
    "HTTP://LOCALHOST:1", "https://mesh.example",
  ])
  func `plain http is for loopback`(_ url: String) throws {
    _ = try MESHConfiguration(url: url)
  }

  @Test func `certificates and keys that cannot be read are named`() async throws {
    try await withFolder { folder in
      let junk = folder.appendingPathComponent("junk.pem").path
      try Data("junk".utf8).write(to: URL(fileURLWithPath: junk))
      let credentials = try MESHCredentials(
        mailbox: MailboxID("A"), password: "p", sharedKey: "k")
      for path in [junk, folder.appendingPathComponent("absent").path] {
        let ca = try MESHConfiguration.TLSFiles(caFile: path)
        let client = try MESHConfiguration.TLSFiles(
          clientCertificateFile: path, clientKeyFile: path)
        for (files, key) in [(ca, "tls.caFile"), (client, "tls.clientCertificateFile")] {
          let configuration = try MESHConfiguration(url: "https://mesh.example", tls: files)
          let error = await meshError { _ = try MESHClient(configuration, credentials) }
          guard case .configuration(key, _) = error else {
            Issue.record("\(String(describing: error))")
            continue
          }
        }
      }
    }
  }
}
