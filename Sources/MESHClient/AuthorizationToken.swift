internal import Crypto
internal import FoundationEssentials

/// The signed text that stands in the `Authorization` header of one request.
///
/// It names the mailbox, a nonce, how often the nonce was used before, and the minute; a keyed hash
/// over these and the password proves the sender. The live service takes each token once, within
/// two hours of its own clock. Neither the path nor the body is part of what is signed.
public enum AuthorizationToken {
  /// Computes the header's value for the minute in UTC that holds `unixSeconds`.
  ///
  /// - Parameters:
  ///   - credentials: The mailbox, its password and the shared key.
  ///   - nonce: A text without a colon that was not used before; this client takes a new UUID.
  ///   - count: How many requests have used this nonce before.
  ///   - unixSeconds: The time, in seconds since 1970.
  public static func header(
    for credentials: MESHCredentials, nonce: String, count: Int, unixSeconds: Int64
  ) -> String {
    let mailbox = credentials.mailbox
    let minute = timestamp(unixSeconds: unixSeconds)
    // The password stands inside what is signed and nowhere in what is sent.
    let signed = "\(mailbox):\(nonce):\(count):\(credentials.password):\(minute)"
    let code = HMAC<SHA256>.authenticationCode(
      for: Array(signed.utf8), using: SymmetricKey(data: Array(credentials.sharedKey.utf8)))
    return "NHSMESH \(mailbox):\(nonce):\(count):\(minute):\(hexadecimal(code))"
  }

  /// The minute as `yyyyMMddHHmm` in UTC.
  static func timestamp(unixSeconds: Int64) -> String {
    let date = Date(timeIntervalSince1970: TimeInterval(unixSeconds))
    return String(date.ISO8601Format().filter(\.isNumber).prefix(12))
  }

  private static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef")
    return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }
}
