/// A file within a zip file.
public struct ZipMember: Sendable {
  /// Where its content comes from.
  public enum Content: Sendable {
    case bytes([UInt8])
    /// A file, by its path; it is read while the zip file is written.
    case file(String)
  }

  /// The name, with `/` between folders.
  public let name: String
  /// The content.
  public let content: Content

  /// Puts a member together.
  public init(name: String, content: Content) {
    self.name = name
    self.content = content
  }
}
