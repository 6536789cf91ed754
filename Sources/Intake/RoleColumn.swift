/// The roles that the rows of a register hold: few distinct sets, and a number for each row.
struct RoleColumn: Sendable {
  /// The roles of some rows, in the order of their bytes and none twice.
  struct RoleSet: Sendable {
    let roles: [String]

    /// The roles as a cell has them.
    var text: String { roles.joined(separator: " ") }
  }

  private var sets: [RoleSet] = []
  private var numbers: [UInt32] = []
  private var known: [String: UInt32] = [:]

  /// Adds a row with the roles that a cell names, separated by spaces.
  mutating func append(_ cell: ArraySlice<UInt8>) {
    let text = String(decoding: cell, as: UTF8.self)
    if let number = known[text] { return numbers.append(number) }
    let roles = Set(text.split(separator: " ").map(String.init))
    let set = RoleSet(roles: roles.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    let number = known[set.text] ?? UInt32(sets.count)
    if number == sets.count { sets.append(set) }
    known[text] = number
    known[set.text] = number
    numbers.append(number)
  }

  /// Adds the row of another column.
  mutating func append(_ row: Int, of other: RoleColumn) {
    append(Array(other[row].text.utf8)[...])
  }

  /// The roles of a row.
  subscript(row: Int) -> RoleSet { sets[Int(numbers[row])] }

  /// As the comparison of two codes.
  func compare(_ left: Int, _ right: Int) -> Int {
    if numbers[left] == numbers[right] { return 0 }
    return self[left].text.utf8.lexicographicallyPrecedes(self[right].text.utf8) ? -1 : 1
  }
}
