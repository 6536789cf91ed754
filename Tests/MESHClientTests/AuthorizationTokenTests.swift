import Testing

@testable import MESHClient

/// A token computed apart from this code, with Python 3.11.
///
/// ```
/// minute = time.strftime("%Y%m%d%H%M", time.gmtime(seconds))
/// text = ":".join([mailbox, nonce, str(count), password, minute])
/// hmac.new(key.encode(), text.encode(), hashlib.sha256).hexdigest()
/// ```
struct TokenVector: Sendable, CustomTestStringConvertible {
  let mailbox: String
  let password: String
  let key: String
  let nonce: String
  let count: Int
  let seconds: Int64
  let header: String
  var testDescription: String { "\(mailbox) at \(seconds)" }
}

@Suite struct AuthorizationTokenTests {
  @Test(arguments: tokenVectors)
  func `the header equals an independent computation`(_ vector: TokenVector) throws {
    let credentials = try MESHCredentials(
      mailbox: MailboxID(vector.mailbox), password: vector.password, sharedKey: vector.key)
    #expect(
      AuthorizationToken.header(
        for: credentials, nonce: vector.nonce, count: vector.count, unixSeconds: vector.seconds)
        == vector.header)
  }

  @Test func `the password is not in the header`() throws {
    let credentials = try MESHCredentials(
      mailbox: MailboxID("X26ABC1"), password: "needle", sharedKey: "haystack")
    let header = AuthorizationToken.header(
      for: credentials, nonce: "n", count: 0, unixSeconds: 0)
    #expect(!header.contains("needle"))
    #expect(!header.contains("haystack"))
  }

  @Test func `the minute is in UTC and changes on the minute`() {
    #expect(AuthorizationToken.timestamp(unixSeconds: 0) == "197001010000")
    #expect(AuthorizationToken.timestamp(unixSeconds: 1_767_225_599) == "202512312359")
    #expect(AuthorizationToken.timestamp(unixSeconds: 1_767_225_600) == "202601010000")
  }

  @Test func `each of the five signed things changes the hash`() throws {
    func hash(
      _ mailbox: String = "X26ABC1", _ password: String = "p", _ nonce: String = "n",
      _ count: Int = 0, _ seconds: Int64 = 0, key: String = "k"
    ) throws -> Substring {
      let credentials = try MESHCredentials(
        mailbox: MailboxID(mailbox), password: password, sharedKey: key)
      return AuthorizationToken.header(
        for: credentials, nonce: nonce, count: count, unixSeconds: seconds
      ).suffix(64)
    }
    let hashes = try [
      hash(), hash("X26ABC2"), hash("X26ABC1", "q"), hash("X26ABC1", "p", "m"),
      hash("X26ABC1", "p", "n", 1), hash("X26ABC1", "p", "n", 0, 60), hash(key: "l"),
    ]
    #expect(Set(hashes).count == hashes.count)
  }
}
