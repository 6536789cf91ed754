import TestSupport
import Testing

/// The search by which tests look for identifiers in clear.
@Suite struct IdentifierSearchTests {
  private static let id = "0010031"
  private static let digest = "9f0010031ab4c2d3e4f5a6b7c8d9e0f1"

  @Test(arguments: [
    (id, true), ("x,\(id),y", true), ("1\(id)", true), ("RX4\(id)", true), ("a\(id)f", true),
    // Within a pseudonym or a digest it stands by chance.
    (digest, false), (",\(digest),", false), (digest + digest, false),
    // What is longer or shorter than these, or has decimal digits only, is none.
    (digest + "0", true), (String(digest.dropLast()), true),
    (String(repeating: "1", count: 25) + id, true), ("\(digest),\(id)", true), ("none", false),
  ])
  func findsWhatIsWritten(text: String, isFound: Bool) {
    let search = ByteSearch([Array(Self.id.utf8)])
    #expect((search.first(in: Array(text.utf8)) != nil) == isFound, "\(text)")
  }
}
