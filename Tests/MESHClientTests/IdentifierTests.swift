import Testing

@testable import MESHClient

@Suite struct IdentifierTests {
  @Test func `every single byte is accepted or refused as documented`() {
    for byte in UInt8.min...UInt8.max {
      let scalar = Unicode.Scalar(byte)
      let text = String(Character(scalar))
      let isCapital = ("A"..."Z").contains(text) && text.utf8.count == 1
      let isSmall = ("a"..."z").contains(text) && text.utf8.count == 1
      let isDigit = (48...57).contains(byte)
      let alphanumeric = isCapital || isSmall || isDigit
      #expect(((try? MailboxID(text)) != nil) == (isCapital || isDigit), "mailbox \(byte)")
      #expect(
        ((try? WorkflowID(text)) != nil) == (alphanumeric || "_-.".contains(text)),
        "workflow \(byte)")
      #expect(
        ((try? MessageID(text)) != nil) == (alphanumeric || "_-".contains(text)), "message \(byte)")
      let isVisible = (0x21...0x7E).contains(byte)
      #expect(
        ((try? FieldRule.checkHeader(text, as: "subject", most: 500)) != nil) == isVisible,
        "header \(byte)")
    }
  }

  @Test(arguments: [("", false), ("A", true), (100, true), (101, false)] as [(any Sendable, Bool)])
  func `lengths are limited`(_ text: any Sendable, _ isGood: Bool) {
    let text = (text as? Int).map { String(repeating: "A", count: $0) } ?? (text as? String ?? "")
    #expect(((try? MailboxID(text)) != nil) == isGood)
    #expect(((try? MessageID(text)) != nil) == isGood)
  }

  @Test(arguments: [
    "X\r\nMex-To: Y", "X\nY", "X\rY", "X\0Y", "X\u{7F}", "é", "X\u{85}Y", "\tX", " X", "X ",
  ])
  func `nothing that could end a header line gets into a message`(_ text: String) throws {
    #expect(throws: MESHError.self) {
      try OutgoingMessage(
        to: MailboxID("B"), workflow: WorkflowID("W"), fileName: text, localID: "L",
        content: .bytes([1]))
    }
    #expect(throws: MESHError.self) {
      try OutgoingMessage(
        to: MailboxID("B"), workflow: WorkflowID("W"), fileName: "F", localID: "L", subject: text,
        content: .bytes([1]))
    }
    #expect(throws: MESHError.self) {
      try OutgoingMessage(
        to: MailboxID("B"), workflow: WorkflowID("W"), fileName: "F", localID: text,
        content: .bytes([1]))
    }
    #expect(throws: MESHError.self) {
      try OutgoingMessage(
        to: MailboxID("B"), workflow: WorkflowID("W"), fileName: "F", localID: "L",
        contentType: text, content: .bytes([1]))
    }
  }

  @Test(arguments: ["..", ".", "a/b", "a b", "a?b", "a%2Fb"])
  func `a local id cannot walk along a path`(_ text: String) {
    #expect(throws: MESHError.self) { try FieldRule.checkLocalID(text) }
  }

  @Test(arguments: [
    ("1:1", 1, 1), ("2:3", 2, 3), ("1:0", 1, 0), ("01:03", 1, 3), ("999999999:1", 999_999_999, 1),
  ])
  func `chunk ranges are read`(_ text: String, _ number: Int, _ total: Int) {
    #expect(ChunkRange(text) == ChunkRange(number: number, total: total))
  }

  @Test(arguments: [
    "", "1", "1:", ":1", "1:2:3", "a:b", "-1:2", "+1:2", "1 :2", "1-2", "1:9999999999", "１:２",
  ])
  func `anything else is no chunk range`(_ text: String) {
    #expect(ChunkRange(text) == nil)
  }
}
