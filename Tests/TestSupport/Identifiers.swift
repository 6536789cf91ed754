internal import Foundation

/// Everything in submitted files that names a person, in every form in which it might be stored.
public struct Identifiers: Sendable {
  /// The fields that name a patient, a referral, a contact, an activity or a member of staff.
  public static let fields: Set<String> = [
    "NHSNumber", "Postcode", "PersonBirthDate", "LocalPatientId", "ServiceRequestId",
    "CareContactId", "CareActId", "CarePersLocalId",
  ]

  /// The texts that must not be found.
  public private(set) var texts: Set<String> = []

  /// Collects the identifiers of some bundles.
  public init(of bundles: [CSVTables]) {
    for table in bundles.flatMap(\.tables.values) {
      for field in table.fields where Self.fields.contains(field) {
        for value in table.column(field) {
          // What is shorter, such as half a postcode or "E11AA", stands anywhere by chance.
          texts.formUnion(Self.forms(of: value, field).filter { $0.utf8.count > 5 })
        }
      }
    }
  }

  private static func forms(of value: String, _ field: String) -> [String] {
    switch field {
    case "Postcode":
      let joined = value.replacing(" ", with: "")
      return [value, joined, value.lowercased(), joined.lowercased()]
    case "PersonBirthDate":
      let parts = value.split(separator: "-")
      guard parts.count == 3 else { return [value] }
      return [value, parts.joined(), parts.reversed().joined(separator: "/")]
    case "NHSNumber":
      let (first, middle, last) = (value.prefix(3), value.dropFirst(3).prefix(3), value.suffix(4))
      return [value, "\(first) \(middle) \(last)", "\(first)-\(middle)-\(last)"]
    default: return [value]
    }
  }

  /// A search for all of them at once, as UTF-8 and as UTF-16LE.
  public func search() -> ByteSearch {
    let narrow = texts.map { Array($0.utf8) }
    return ByteSearch(narrow + narrow.map { $0.flatMap { [$0, 0] } })
  }
}

/// Finds any of many byte strings in one pass.
public struct ByteSearch: Sendable {
  private var byStart: [UInt32: [[UInt8]]] = [:]
  /// Whether some string starts with the two bytes.
  private var mayStart = [Bool](repeating: false, count: 1 << 16)

  /// Prepares a search for these byte strings, of at least four bytes each.
  public init(_ patterns: [[UInt8]]) {
    for pattern in patterns {
      precondition(pattern.count >= 4, "a string that short is found by chance")
      byStart[Self.start(pattern, 0), default: []].append(pattern)
      mayStart[Int(pattern[0]) << 8 | Int(pattern[1])] = true
    }
  }

  private static func start(_ bytes: some RandomAccessCollection<UInt8>, _ at: Int) -> UInt32 {
    (0..<4).reduce(0) { start, offset in
      start << 8 | UInt32(bytes[bytes.index(bytes.startIndex, offsetBy: at + offset)])
    }
  }

  /// Whether a place lies within a digest or a pseudonym.
  ///
  /// That is exactly 32 or 64 hexadecimal digits, not all of them decimal: seven given digits stand somewhere in a
  /// hundred thousand of those by chance.
  private static func isWithinDigest(
    _ place: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte) }
    func isDigit(_ at: Int) -> Bool {
      isLetter(bytes[at]) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[at])
    }
    guard place.allSatisfy({ isDigit($0) }) else { return false }
    var (start, end) = (place.lowerBound, place.upperBound)
    while start > 0, end - start <= 64, isDigit(start - 1) { start -= 1 }
    while end < bytes.count, end - start <= 64, isDigit(end) { end += 1 }
    return [32, 64].contains(end - start) && bytes[start..<end].contains { isLetter($0) }
  }

  /// The first string that the bytes hold, nil where they hold none.
  public func first(in bytes: [UInt8]) -> [UInt8]? {
    guard bytes.count >= 4 else { return nil }
    return bytes.withUnsafeBufferPointer { bytes in
      for at in 0...bytes.count - 4 {
        guard mayStart[Int(bytes[at]) << 8 | Int(bytes[at + 1])] else { continue }
        let found = byStart[Self.start(bytes, at)]?.first { pattern in
          pattern.count <= bytes.count - at
            && bytes[at..<at + pattern.count].elementsEqual(pattern)
            && !Self.isWithinDigest(at..<at + pattern.count, bytes)
        }
        if let found { return found }
      }
      return nil
    }
  }

  /// The files below a directory that hold a string, and which: `name: text`.
  public func findings(below directory: String) throws -> (findings: [String], bytes: Int) {
    var findings: [String] = []
    var total = 0
    for name in try FileManager.default.subpathsOfDirectory(atPath: directory) {
      // A file may be gone by the time that it is looked at, while somebody writes.
      guard let content = FileManager.default.contents(atPath: directory + "/" + name) else {
        continue
      }
      total += content.count
      if let found = first(in: Array(content)) {
        findings.append("\(name): \(String(decoding: found, as: UTF8.self))")
      }
      if let found = first(in: Array(name.utf8)) {
        findings.append("the name \(name): \(String(decoding: found, as: UTF8.self))")
      }
    }
    return (findings, total)
  }
}
