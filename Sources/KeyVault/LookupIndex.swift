/// A lookup table together with the entries that are not yet in it.
///
/// New entries wait in memory, because an entry may come to disk only after the slot that it names
/// is durable, and because a sorted batch touches each page once.
struct LookupIndex: Sendable {
  /// What an entry names: a slot by its number and its binding.
  struct Target: Sendable {
    let number: UInt64
    let binding: UInt64
  }

  /// How many entries wait before they are brought to the table.
  static let waitingLimit = 49_152

  private let files: LookupFiles
  private var table: LookupTable
  private var waiting: [LookupTag: Target] = [:]
  private let isReadOnly: Bool

  init(_ files: LookupFiles, readOnly: Bool) throws(VaultError) {
    self.files = files
    isReadOnly = readOnly
    table = readOnly ? try files.openForReading() : try files.openForWriting()
  }

  /// Makes the first, empty table file of a new vault.
  static func create(_ files: LookupFiles) throws(VaultError) {
    var table = try files.makeTable(generation: 1, order: LookupTable.smallestOrder)
    try table.complete()
  }

  var isWaitingFull: Bool { waiting.count >= Self.waitingLimit }

  /// The number that a tag finds; `binding` says which slots are whole.
  mutating func number(
    for tag: LookupTag, binding: (UInt64) throws(VaultError) -> UInt64?
  ) throws(VaultError) -> UInt64? {
    if let target = waiting[tag] { return target.number }
    while true {
      for entry in try table.entries(for: tag) {
        guard let binding = try binding(entry.number) else { continue }
        let check = LookupEntry.check(
          of: tag, number: entry.number, binding: binding, kind: files.kind,
          key: files.secrets.checkKey)
        if check == entry.check { return entry.number }
      }
      // What a reader does not find may have moved to a new file.
      guard isReadOnly, try !table.isCurrent() else { return nil }
      table = try files.openForReading()
    }
  }

  /// Lets a tag find a slot from now on in memory, and on disk after ``spill()``.
  mutating func add(_ tag: LookupTag, _ target: Target) {
    waiting[tag] = target
  }

  /// Brings the waiting entries to the table; the slots that they name must be durable.
  mutating func spill() throws(VaultError) {
    guard !waiting.isEmpty else { return }
    if waiting.count > table.capacity / 4 {
      try files.grow(&table, toOrder: order(holding: waiting.count + table.capacity * 7 / 10))
    }
    for (tag, target) in waiting.sorted(by: { $0.key < $1.key }) {
      let entry = LookupEntry.encoded(
        tag, number: target.number, binding: target.binding, kind: files.kind,
        key: files.secrets.checkKey)
      while try !table.insert(entry.span) { try files.grow(&table, toOrder: table.order + 1) }
    }
    waiting.removeAll(keepingCapacity: true)
  }

  /// Removes, from the table, every entry that names one of these slots, and every dead one of a tag
  /// that named one; `binding` says which slots are whole.
  ///
  /// A place that lies over the end of a sector may have been overwritten in part before the power went: its number says
  /// that it was removed, and its tag is still there. It goes too.
  ///
  /// Whatever leads to somebody else stays.
  mutating func removeEntries(
    naming numbers: Set<UInt64>, binding: (UInt64) throws(VaultError) -> UInt64?
  ) throws(VaultError) {
    precondition(waiting.isEmpty, "everything was brought to the table")
    var tags: Set<LookupTag> = []
    var isTorn = false
    try table.forEachEntry { (tag, entry) throws(VaultError) in
      if numbers.contains(entry.number) { tags.insert(tag) }
      if entry.number == LookupEntry.removed { isTorn = true }
    }
    if tags.isEmpty, !isTorn { return }
    let (kind, key) = (files.kind, files.secrets.checkKey)
    try table.removeEntries { (tag, entry) throws(VaultError) in
      if entry.number == LookupEntry.removed { return true }
      guard tags.contains(tag) else { return false }
      if numbers.contains(entry.number) { return true }
      guard let binding = try binding(entry.number) else { return true }
      return entry.check
        != LookupEntry.check(
          of: tag, number: entry.number, binding: binding, kind: kind, key: key)
    }
  }

  /// Makes the table durable.
  mutating func flush() throws(VaultError) {
    try table.file.flush()
  }

  /// Writes the table; it is durable once that is synchronised.
  mutating func write() throws(VaultError) -> FileSync? { try table.file.write() }

  private func order(holding count: Int) -> Int {
    var order = table.order
    while (LookupBucket.places << order) * 7 / 10 < count { order += 1 }
    return order
  }
}
