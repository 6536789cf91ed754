import DataSet

/// The keys of a table's rows, and what rows below find by them.
///
/// A key that two rows share leads to nothing in which they differ, so that the order of the rows
/// decides nothing; such rows are rejected in any case.
struct TableKeys: Sendable {
  /// What became of a key that a row brought.
  struct Insertion {
    /// The number of the key.
    let ordinal: UInt32
    /// Whether no row before had it.
    let isNew: Bool
    /// The first row that had it.
    let firstRow: UInt32
  }

  private var index = KeyIndex()
  private var owners: [RowOwner] = []
  private var firstRows: [UInt32] = []
  private let keptFields: [Int]
  // For each kept field, the day of each key; the lowest number stands for none.
  private var days: [[Int32]]

  /// Stands for no day.
  static let noDay = Int32.min

  init(keptFields: [Int]) {
    self.keptFields = keptFields
    days = keptFields.map { _ in [] }
  }

  /// The number of distinct keys.
  var count: Int { index.count }

  /// The bytes in use.
  var byteCount: Int {
    index.byteCount + owners.count * MemoryLayout<RowOwner>.stride
      + (firstRows.count + days.reduce(0) { $0 + $1.count }) * 4
  }

  /// The number of the key, or ``KeyIndex/missing``.
  func ordinal(of hash: KeyHash) -> UInt32 { index.ordinal(of: hash) }

  /// To whom the rows of a key belong.
  func owner(_ ordinal: UInt32) -> RowOwner { owners[Int(ordinal)] }

  /// The first row that had the key, from 1.
  func firstRow(_ ordinal: UInt32) -> UInt32 { firstRows[Int(ordinal)] }

  /// The day that the rows of a key have in a field that is kept.
  func day(_ field: Int, of ordinal: UInt32) -> Day? {
    guard let place = keptFields.firstIndex(of: field) else { return nil }
    let day = days[place][Int(ordinal)]
    return day == TableKeys.noDay ? nil : Day(daysSince1970: day)
  }

  /// Takes the key of a row and the days that are kept of it; the owner is settled by the caller once
  /// the number is known.
  mutating func insert(_ hash: KeyHash, number: UInt32, day dayOf: (Int) -> Int32) -> Insertion {
    let (ordinal, isNew) = index.insert(hash)
    if isNew { firstRows.append(number) }
    for place in days.indices {
      let day = dayOf(place)
      if isNew {
        days[place].append(day)
      } else if days[place][Int(ordinal)] != day {
        days[place][Int(ordinal)] = TableKeys.noDay
      }
    }
    return Insertion(ordinal: ordinal, isNew: isNew, firstRow: firstRows[Int(ordinal)])
  }

  /// Says to whom the row with the key belongs.
  mutating func settle(_ insertion: Insertion, owner: RowOwner) {
    if insertion.isNew {
      owners.append(owner)
      return
    }
    let place = Int(insertion.ordinal)
    if owners[place].patient != owner.patient { owners[place].patient = KeyIndex.missing }
    if owners[place].referral != owner.referral { owners[place].referral = KeyIndex.missing }
  }
}
