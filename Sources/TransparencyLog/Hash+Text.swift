extension Hash: CustomStringConvertible {
  /// The hash as 64 lower-case hexadecimal digits.
  public var hex: String { Hex.encode(span) }

  /// The hash as 44 characters of padded standard base64, the form used in checkpoints and proofs.
  public var base64: String { Base64.encode(span) }

  /// The hash as 64 lower-case hexadecimal digits.
  public var description: String { hex }

  /// Reads 64 lower-case hexadecimal digits, or returns nil for anything else.
  public init?(hex text: String) {
    guard let bytes = Hex.decode(text.utf8.span) else { return nil }
    self.init(bytes.span)
  }

  /// Reads the one base64 spelling of a hash, or returns nil for anything else.
  public init?(base64 text: String) {
    self.init(base64: text.utf8.span)
  }

  init?(base64 text: Span<UInt8>) {
    guard let bytes = Base64.decode(text) else { return nil }
    self.init(bytes.span)
  }
}
