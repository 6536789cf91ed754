internal import CSVText
public import DataSet
internal import KeyVault

/// Cuts rows into lines, one person after the other.
///
/// It holds what identifies a person, and cannot be copied or printed.
public struct ReleaseCutter: ~Copyable, Sendable {
  private let cut: ReleaseCut
  private let facts: SubmissionFacts
  private let calendar: SubmissionCalendar
  /// The rows of the person.
  public var rows: ReleaseRows
  private var remembered: RememberedPseudonyms
  /// The pseudonyms of the person, one after the other, and the referral's; empty for none.
  private var ofPerson: [UInt8] = []
  private var ofReferral: [UInt8] = []
  private var scratch: [UInt8] = []

  /// Has no person yet.
  ///
  /// Cost: about as much as some ten rows.
  public init(_ source: ReleaseSource) {
    cut = ReleaseCut(source)
    facts = source.facts
    calendar = source.dataSet.calendar
    rows = ReleaseRows(of: source.dataSet)
    remembered = RememberedPseudonyms(cut.ofValues)
  }

  /// Goes on to another person.
  ///
  /// - Parameter present: the number by which the person goes now; nil for rows of no patient.
  public mutating func begin(present: UInt64?) {
    rows.removeAll()
    ofPerson.removeAll(keepingCapacity: true)
    ofReferral.removeAll(keepingCapacity: true)
    guard let present else { return }
    let number = Array(String(present).utf8)
    for pseudonyms in cut.ofPeople { pseudonyms.append(of: number[...], to: &ofPerson) }
  }

  /// Goes on to the rows of another event.
  ///
  /// - Parameter referral: the number of the referral; nil for rows above referrals.
  public mutating func begin(referral: UInt64?) {
    ofReferral.removeAll(keepingCapacity: true)
    guard let referral else { return }
    cut.ofReferrals?.append(of: Array(String(referral).utf8)[...], to: &ofReferral)
  }

  /// Where the table of the current row stands among those of the release; nil where nothing of it leaves.
  public var place: Int? { cut.places[rows.table] }

  /// The id by which the current row names a member of staff, where such ids leave.
  public var staff: String? {
    place.flatMap { cut.staffFields[$0] }.flatMap { rows.value($0, of: .own) }
  }

  /// Adds the line of the current row to the lines of its table.
  ///
  /// - Parameter place: that of the table among those of the release.
  public mutating func append(to lines: inout [UInt8], place: Int) throws(DerivationError) {
    var isFirst = true
    for cell in cut.forms[place] {
      if !isFirst { lines.append(CSVLine.separator) }
      isFirst = false
      switch cell {
      case .nothing: break
      case .submitted(let field):
        guard let range = rows.range(of: field) else { continue }
        CSVLine.append(cell: range, of: rows.bytes, to: &lines)
      case .derived(let derivation):
        guard let value = try value(derivation) else { continue }
        let start = lines.count
        lines.append(contentsOf: value.utf8)
        CSVLine.endCell(in: &lines, from: start)
      case .person(let family):
        if ofPerson.isEmpty { continue }
        let first = family * Pseudonyms.length
        CSVLine.append(cell: first..<first + Pseudonyms.length, of: ofPerson, to: &lines)
      case .referral: lines.append(contentsOf: ofReferral)
      case .pseudonym(let field, let kind):
        guard let range = rows.range(of: field) else { continue }
        remembered.append(of: range, in: rows.bytes, kind, comesAgain: true, to: &lines)
      case .derivedPseudonym(let derivation, let kind):
        guard let value = try value(derivation) else { continue }
        scratch.removeAll(keepingCapacity: true)
        scratch.append(contentsOf: value.utf8)
        remembered.append(
          of: scratch.indices, in: scratch, kind, comesAgain: !cut.derivations[derivation].isRowID,
          to: &lines)
      }
    }
    CSVLine.end(&lines)
  }

  private func value(_ derivation: Int) throws(DerivationError) -> String? {
    try cut.derivations[derivation].value(of: rows, in: facts, calendar)
  }
}
