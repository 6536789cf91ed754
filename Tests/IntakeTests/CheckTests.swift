import DataSet
import Testing

@testable import Intake

@Suite struct CheckTests {
  @Test(arguments: [
    ("9990661553", true), ("9998432839", true), ("9990661554", false), ("999066155", false),
    ("99906615530", false), ("999 066155", false), ("999O661553", false), ("0000000000", false),
    ("1234554321", false), ("٩٩٩٠٦٦١٥٥٣", false), ("", false),
  ])
  func anNHSNumberHasTenDigitsThatFit(text: String, isRight: Bool) {
    let bytes = Array(text.utf8)
    #expect(NHSNumber.isWellFormed(bytes.span) == isRight)
  }

  @Test func oneCheckDigitAtMostFitsNineDigits() {
    for nine in stride(from: 999_000_000, to: 999_010_000, by: 7) {
      let fitting = (0...9).filter { digit in
        let bytes = Array("\(nine)\(digit)".utf8)
        return NHSNumber.isWellFormed(bytes.span)
      }
      #expect(fitting.count <= 1)
    }
  }

  static let postcode = #"[A-Za-z]{1,2}[0-9][A-Za-z0-9]?\s+[0-9][A-Za-z]{2}"#

  @Test(arguments: [
    (postcode, "EC14 7IT", true), (postcode, "b1  9zz", true), (postcode, "EC147IT", false),
    (postcode, "EC1A\t7IT", true), (postcode, "EC14 7IT\n", true), (postcode, "EC14 7IT ", false),
    (postcode, "EC14 7IŁ", false), (#"[0-9]{1,2}\.[0-9]{1,2}"#, "2.0", true),
    (#"[0-9]{1,2}\.[0-9]{1,2}"#, "2x0", false), (#"[0-9]{1,2}\.[0-9]{1,2}"#, "123.0", false),
    ("[0-9]{4}[-/](0[1-9]|1[0-2])", "2020-12", true),
    ("[0-9]{4}[-/](0[1-9]|1[0-2])", "2020/01", true),
    ("[0-9]{4}[-/](0[1-9]|1[0-2])", "2020-13", false), ("a*", "", true), ("a*b+", "aab", true),
    ("(a|ab)(c|bcd)", "abcd", true), ("(ab?)*", "aabab", true), (".{2}", "日本", true),
    (".", "\n", false), ("[^a]", "日", true), ("[^a]", "a", false), ("a{2,}", "a", false),
    (#"\d{3}"#, "012", true), ("[a-]", "-", true), ("", "", true), ("", "x", false),
  ])
  func aPatternMatchesAWholeValue(pattern: String, value: String, matches: Bool) throws {
    let bytes = Array(value.utf8)
    let pattern = try #require(Pattern(pattern))
    let isMatch = pattern.matches(bytes.span)
    #expect(isMatch == matches)
  }

  @Test(arguments: [
    "(", ")", "[a", "a{", "a{2,1}", "*a", "(a*)*", "(a?|b)+", #"\w"#, "a$", "[b-a]", #"\"#,
  ])
  func aPatternOutsideTheSubsetIsRefused(pattern: String) {
    #expect(Pattern(pattern) == nil)
  }

  @Test func aLongValueIsMatchedInOneWalk() throws {
    let pattern = try #require(Pattern("(a|ab|b)*c?"))
    var long = [UInt8](repeating: 0x61, count: 1 << 20)
    let isMatch = pattern.matches(long.span)
    long[long.count / 2] = 0x63
    let isMatchWithinOther = pattern.matches(long.span)
    #expect(isMatch && !isMatchWithinOther)
  }

  @Test(arguments: ["a{65}", "(ab){40}", "a{0,65}"])
  func aPatternWithTooManyPlacesIsRefused(pattern: String) {
    #expect(Pattern(pattern) == nil)
  }

  @Test func keysAreNumberedInOrderOfFirstSight() {
    var index = KeyIndex()
    let hasher = KeyHasher()
    func hash(_ text: String) -> KeyHash {
      let bytes = Array(text.utf8)
      let cells = [Cell(start: 0, end: bytes.count)]
      return hasher.hash(RowView(bytes: bytes.span, cells: cells.span), [0])
    }
    for round in 0..<2 {
      for number in 0..<20_000 {
        let (ordinal, isNew) = index.insert(hash("key \(number)"))
        #expect(ordinal == UInt32(number) && isNew == (round == 0))
      }
    }
    #expect(index.count == 20_000)
    #expect(index.ordinal(of: hash("key 20000")) == KeyIndex.missing)
    // A value with a zero byte behind it, and one cut into other cells, are other keys.
    #expect(hash("a") != hash("a\0"))
  }

  @Test func cellsAreHashedApart() {
    let hasher = KeyHasher()
    var hashes: [KeyHash] = []
    let bytes = Array("abc".utf8)
    for cut in 0...3 {
      let cells = [Cell(start: 0, end: cut), Cell(start: cut, end: 3)]
      hashes.append(hasher.hash(RowView(bytes: bytes.span, cells: cells.span), [0, 1]))
    }
    for (place, hash) in hashes.enumerated() {
      #expect(hashes.firstIndex(of: hash) == place)
    }
    let nothing = RowView(bytes: Span(), cells: Span())
    let (other, same) = (KeyHasher().hash(nothing, []), hasher.hash(nothing, []))
    #expect(other != same)
  }

  @Test func aRowIsTheProtocolBuffersMessageThatItIsSaidToBe() throws {
    let table = try #require(DataSet.version("2.0")?.table(named: "IDS007DisabilityType"))
    let text = Array("XP108".utf8)
    var cells = [Cell(start: 1, end: 3), Cell(start: 3, end: 5)]
    var bytes: [UInt8] = []
    RowMessage(table: table).append(
      RowView(bytes: text.span, cells: cells.span), number: 300, to: &bytes)
    let expected: [UInt8] =
      [0x0A, 37, 0x0A, 20] + Array("IDS007DisabilityType".utf8)
      + [0x10, 0xAC, 0x02, 0x1A, 2, 1, 2, 0x22, 2] + Array("P1".utf8) + [0x22, 2]
      + Array("08".utf8)
    #expect(bytes == expected)
    func value(_ field: Int) -> String? { RowMessage.value(ofField: field, in: bytes.span) }
    #expect(value(0) == "P1")
    #expect(value(1) == "08")
    cells[0] = Cell()
    bytes = []
    RowMessage(table: table).append(
      RowView(bytes: text.span, cells: cells.span), number: 1, to: &bytes)
    #expect(value(0) == nil)
    #expect(value(1) == "08")
    // A piece of a row says nothing, and ends nothing.
    for end in 0..<bytes.count {
      let piece = Array(bytes[..<end])
      let cut = RowMessage.value(ofField: 1, in: piece.span)
      #expect(cut == nil)
    }
  }

  @Test(
    arguments: [
      (FieldType.text, "  a b ", "a b"), (.text, "   ", nil), (.text, "\ta", "\ta"),
      (.date, "2020-09-01T00:00:00", "2020-09-01"), (.date, "2020-09-01 ", "2020-09-01"),
      (.date, "2020-09-01T10:00:00", "2020-09-01T10:00:00"), (.date, "01/09/2020", "01/09/2020"),
      (.time, "1899-12-30T10:35:00", "10:35:00"), (.time, "10:35:00", "10:35:00"),
      (.time, "24:00:00", "24:00:00"), (.datetime, "2020-09-01T00:00:00", "2020-09-01T00:00:00"),
      (.integer, "030", "30"), (.integer, "000", "0"), (.integer, "-05", "-5"),
      (.integer, "-0", "0"),
      (.integer, "1.0", "1.0"), (.month, "2020-09", "2020-09"),
    ] as [(FieldType, String, String?)])
  func aCellIsBroughtToItsNormalForm(type: FieldType, text: String, expected: String?) {
    var row = CellRow()
    row.bytes = Array(text.utf8)
    row.cells = [Cell(start: 0, end: row.bytes.count)]
    _ = row.cleanse([type])
    #expect(row.text(0) == expected)
  }
}
