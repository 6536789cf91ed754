import TestSupport
import Testing

@testable import SubmissionLedger

/// What an answer of the opt-out service says, and when it says nothing.
@Suite struct OptOutReplyTests {
  /// Ten people; the file asks about the middle eight of them in the order of their numbers.
  private static let numbers = (1...10).map { NHSNumbers.test(from: $0 * 7) }.sorted()
  private static let cohort = OptOutCohort(
    numbers.reversed().enumerated().map {
      (person: UInt64($0.offset + 1), number: UInt64($0.element) ?? 0)
    })
  private static let places = 1..<9

  private static func lines(_ numbers: some Sequence<String>, _ end: String = ",\n") -> String {
    numbers.map { $0 + end }.joined()
  }

  @Test func aFileHoldsTheNumbersInOrderOneALine() {
    let file = String(decoding: Self.cohort.file(Self.places), as: UTF8.self)
    #expect(file == Self.lines(Self.numbers[1..<9]))
    #expect(Self.cohort.files(ofAtMost: 4) == [0..<3, 3..<6, 6..<10])
    #expect(Self.cohort.files(ofAtMost: 10) == [0..<10])
  }

  @Test func everySubsetInAnyOrderIsRead() throws {
    for chosen in 1..<256 {
      let asked = Self.numbers[1..<9].enumerated().filter { chosen >> $0.offset & 1 == 1 }
      for list in [asked.map(\.element), asked.map(\.element).reversed()] {
        for end in [",\n", ",\r\n"] {
          let bytes = Array(Self.lines(list, end).utf8)
          let reply = try OptOutReply(bytes, to: Self.places, of: Self.cohort)
          #expect(reply.returned == (0..<8).map { chosen >> $0 & 1 == 1 })
        }
      }
    }
  }

  @Test func theLastLineMayEndWithTheFile() throws {
    let bytes = Array(Self.lines(Self.numbers[1..<3]).utf8.dropLast())
    let reply = try OptOutReply(bytes, to: Self.places, of: Self.cohort)
    #expect(reply.returned.count { $0 } == 2)
  }

  @Test(
    arguments: [
      ("", .empty), ("\n", .empty), (" \r\n\n", .empty),
      ("The file contains invalid NHS numbers\n", .invalidNumbers),
      ("Invalid NHS number(s) found", .invalidNumbers),
      ("One\ninvalid line\n", .garbled),
      (numbers[1] + "\n", .garbled),
      (numbers[1] + ",\n\n" + numbers[2] + ",\n", .garbled),
      (numbers[1] + ",,\n", .garbled), (" " + numbers[1] + ",\n", .garbled),
      (String(numbers[1].dropLast()) + ",\n", .garbled), (numbers[1] + "0,\n", .garbled),
      (numbers[1] + ",\n" + String(numbers[2].prefix(5)), .garbled),
      (numbers[1] + ", " + numbers[2] + ",\n", .garbled),
      ("{\"status\":\"SUCCESS\"}", .garbled), ("\u{FEFF}" + numbers[1] + ",\n", .garbled),
      // Asked about in another file, and never asked about at all.
      (numbers[0] + ",\n", .foreignNumber), (numbers[9] + ",\n", .foreignNumber),
      (NHSNumbers.test(from: 500) + ",\n", .foreignNumber), ("0000000000,\n", .foreignNumber),
      (numbers[1] + ",\n" + numbers[1] + ",\n", .duplicateNumber),
    ] as [(String, OptOutReplyFault)])
  func oneFaultRefusesAllOfIt(text: String, fault: OptOutReplyFault) {
    #expect(throws: fault) {
      try OptOutReply(Array(text.utf8), to: Self.places, of: Self.cohort)
    }
  }

  @Test func nothingOfACohortIsPrinted() {
    var text = ""
    dump(Self.cohort, to: &text)
    for number in Self.numbers {
      #expect(!text.contains(number) && !"\(Self.cohort)".contains(number))
    }
  }
}
