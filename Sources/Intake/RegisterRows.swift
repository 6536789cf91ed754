internal import DataSet

/// The rows of a register, column by column, so that a column that says nothing takes no room.
struct RegisterRows: Sendable {
  /// The code of each row, in the order of the bytes once the rows are settled.
  private(set) var codes = CodeList()
  /// The successor of each row; no entries where no row has one.
  private(set) var successors = CodeList()
  /// The roles of each row; nil where the file had no such column and every row holds every role.
  private(set) var roles: RoleColumn?

  private(set) var opens: [Int32] = []
  private(set) var closes: [Int32] = []
  private let columns: Set<ReferenceData.Column>
  private var isSettled = true

  /// What stands for a span without a first or a last day.
  static let always = (first: Int32.min, last: Int32.max)

  var count: Int { codes.count }

  init(columns: Set<ReferenceData.Column>) {
    self.columns = columns
    if columns.contains(.roles) { roles = RoleColumn() }
  }

  /// One row before it is added.
  struct Row {
    var code: CodeKey
    var opens: Day?
    var closes: Day?
    var successor: CodeKey?
    var roles: ArraySlice<UInt8> = []
  }

  mutating func append(_ row: Row) {
    codes.append(row.code)
    if columns.contains(.opens) {
      opens.append(row.opens?.daysSince1970 ?? RegisterRows.always.first)
    }
    if columns.contains(.closes) {
      closes.append(row.closes?.daysSince1970 ?? RegisterRows.always.last)
    }
    if columns.contains(.successor) {
      if let successor = row.successor {
        successors.append(successor)
      } else {
        successors.appendNothing()
      }
    }
    roles?.append(row.roles)
    if count > 1, compare(count - 2, count - 1) >= 0 { isSettled = false }
  }

  /// Whether a row spans the day, both ends inclusive.
  func spans(_ row: Int, _ day: Day) -> Bool {
    (opens.isEmpty || opens[row] <= day.daysSince1970)
      && (closes.isEmpty || day.daysSince1970 <= closes[row])
  }

  /// Whether a row's last day is over.
  func hasClosed(_ row: Int, before day: Day) -> Bool {
    !closes.isEmpty && closes[row] < day.daysSince1970
  }

  /// Puts the rows in their one order, each once, and lets go of columns that say nothing.
  ///
  /// Rows that come in that order, as those of normalised content do, are not moved.
  mutating func settle() {
    if !isSettled { self = sorted() }
    if opens.allSatisfy({ $0 == RegisterRows.always.first }) { opens = [] }
    if closes.allSatisfy({ $0 == RegisterRows.always.last }) { closes = [] }
    if !successors.holdsCode { successors = CodeList() }
  }

  private func sorted() -> RegisterRows {
    var order = (0..<count).map { (prefix: codes.prefix($0), row: UInt32($0)) }
    order.sort { left, right in
      left.prefix != right.prefix
        ? left.prefix < right.prefix : compare(Int(left.row), Int(right.row)) < 0
    }
    var result = RegisterRows(columns: columns)
    var last: Int?
    for entry in order {
      let row = Int(entry.row)
      if let last, compare(last, row) == 0 { continue }
      result.append(row, of: self)
      last = row
    }
    return result
  }

  private mutating func append(_ row: Int, of other: RegisterRows) {
    codes.append(row, of: other.codes)
    if columns.contains(.opens) { opens.append(other.opens[row]) }
    if columns.contains(.closes) { closes.append(other.closes[row]) }
    if columns.contains(.successor) { successors.append(row, of: other.successors) }
    if let column = other.roles { roles?.append(row, of: column) }
  }

  private func compare(_ left: Int, _ right: Int) -> Int {
    let byCode = codes.compare(left, right)
    if byCode != 0 { return byCode }
    if columns.contains(.opens), opens[left] != opens[right] {
      return opens[left] < opens[right] ? -1 : 1
    }
    if columns.contains(.closes), closes[left] != closes[right] {
      return closes[left] < closes[right] ? -1 : 1
    }
    let bySuccessor = columns.contains(.successor) ? successors.compare(left, right) : 0
    return bySuccessor != 0 ? bySuccessor : roles?.compare(left, right) ?? 0
  }
}
