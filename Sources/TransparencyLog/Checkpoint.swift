/// The head of a log at one size: what its signature vouches for (C2SP tlog-checkpoint).
public struct Checkpoint: Sendable {
  /// The name of the log, one line of text.
  public let origin: String
  /// The number of leaves that the root covers.
  public let size: TreeSize
  /// The root hash of the tree at that size.
  public let root: Hash
  /// Further lines with a meaning of their own; none by recommendation.
  public let extensions: [String]

  /// Throws if the origin or an extension is empty, or is more than one line of plain text.
  public init(
    origin: String, size: TreeSize, root: Hash, extensions: [String] = []
  ) throws(NoteError) {
    self.init(unchecked: origin, size: size, root: root, extensions: extensions)
    let reread = try Checkpoint(parsing: text.utf8.span)
    // An origin with a newline would read back as other lines than were given.
    guard reread.extensions.count == extensions.count, reread == self else {
      throw .malformed(.checkpoint, line: 1, .controlCharacter)
    }
  }

  private init(unchecked origin: String, size: TreeSize, root: Hash, extensions: [String]) {
    self.origin = origin
    self.size = size
    self.root = root
    self.extensions = extensions
  }

  /// Reads the text of a checkpoint, without signatures.
  public init(parsing text: Span<UInt8>) throws(NoteError) {
    var reader = try TextReader(text, as: .checkpoint, limit: SignedNote.maximumByteCount)
    let origin = String(try reader.readNonEmptyLine())
    let size = TreeSize(try reader.readNumber())
    let root = try reader.readHash()
    var extensions: [String] = []
    while !reader.isAtEnd { extensions.append(String(try reader.readNonEmptyLine())) }
    self.init(unchecked: origin, size: size, root: root, extensions: extensions)
  }

  /// The text that is signed: one line each for the origin, the size, the root and the extensions.
  public var text: String {
    ([origin, size.description, root.base64] + extensions).reduce(into: "") { $0 += $1 + "\n" }
  }
}

extension Checkpoint: Hashable {
  /// Two checkpoints are equal when a signature over one is a signature over the other.
  public static func == (left: Checkpoint, right: Checkpoint) -> Bool {
    left.text.utf8.elementsEqual(right.text.utf8)
  }

  /// Takes in the size and the root only, which all but settle whether two checkpoints are equal.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(size)
    hasher.combine(root)
  }
}
