internal import CSVText
public import DataSet

/// Cuts rows into lines, one person after the other.
///
/// It holds what identifies a person, and cannot be copied or printed.
public struct ReleaseCutter: ~Copyable, Sendable {
  private let cut: ReleaseCut
  private var pseudonyms: PseudonymsAtHand
  /// The rows of the person.
  public var rows: ReleaseRows

  /// Has no person yet.
  ///
  /// Cost: about as much as some ten rows.
  public init(_ source: ReleaseSource) {
    cut = ReleaseCut(source)
    pseudonyms = PseudonymsAtHand(source, ofValues: cut.valueNames)
    rows = ReleaseRows(of: source.dataSet)
  }

  /// Goes on to another person.
  ///
  /// - Parameter present: the number by which the person goes now; nil for rows of no patient.
  public mutating func begin(present: UInt64?) {
    rows.removeAll()
    pseudonyms.begin(person: present)
  }

  /// Goes on to the rows of another event.
  ///
  /// - Parameter referral: the number of the referral; nil for rows above referrals.
  public mutating func begin(referral: UInt64?) {
    pseudonyms.begin(referral: referral)
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
    try cut.append(lineOf: rows, &pseudonyms, to: &lines, place: place)
  }
}

extension ReleaseCut {
  /// Adds the line of the current row.
  fileprivate func append(
    lineOf rows: borrowing ReleaseRows, _ pseudonyms: inout PseudonymsAtHand,
    to lines: inout [UInt8], place: Int
  ) throws(DerivationError) {
    var isFirst = true
    for cell in forms[place] {
      if !isFirst { lines.append(CSVLine.separator) }
      isFirst = false
      switch cell {
      case .nothing: break
      case .submitted(let field):
        guard let range = rows.range(of: field) else { continue }
        CSVLine.append(cell: range, of: rows.bytes, to: &lines)
      case .derived(let place):
        let start = lines.count
        if try append(derivation: place, of: rows, to: &lines) {
          CSVLine.endCell(in: &lines, from: start)
        }
      case .person(let family): pseudonyms.append(ofPersonIn: family, to: &lines)
      case .referral: pseudonyms.appendOfReferral(to: &lines)
      case .pseudonym(let field, let kind):
        guard let range = rows.range(of: field) else { continue }
        pseudonyms.append(of: range, in: rows.bytes, kind, to: &lines)
      case .derivedPseudonym(let place, let kind):
        var value: [UInt8] = []
        guard try append(derivation: place, of: rows, to: &value) else { continue }
        pseudonyms.append(
          of: value.indices, in: value, kind, comesAgain: !derivations[place].isRowID, to: &lines)
      }
    }
    CSVLine.end(&lines)
  }

  /// Adds the value of a derived attribute; false for null.
  private func append(
    derivation place: Int, of rows: borrowing ReleaseRows, to text: inout [UInt8]
  ) throws(DerivationError) -> Bool {
    try derivations[place].append(valueOf: rows, in: facts, calendar, to: &text)
  }
}
