/// A lookup table together with the entries that are not yet in it.
///
/// New entries wait in memory, because an entry may come to disk only after the slot that it names
/// is durable, and because a sorted batch touches each page once. Many of them are made durable in a
/// journal first.
struct LookupIndex: Sendable {
  /// What an entry names: a slot by its number and its binding.
  struct Target: Sendable {
    let number: UInt64
    let binding: UInt64
  }

  /// How much waits where; tests make it little.
  struct Limits: Sendable {
    /// How many entries wait before they are brought to the table: about 50 MB, and as much again then.
    var waiting = 524_288
    /// How many new entries go into the journal: fewer are brought to the table as quickly.
    var journalledAtLeast = 2_048
  }

  private let files: LookupFiles
  private var table: LookupTable
  private var journal: LookupJournal
  private var waiting: [LookupTag: Target] = [:]
  /// Those of the waiting that are not in the journal yet.
  private var unwritten: [(key: LookupTag, value: Target)] = []
  private let isReadOnly: Bool
  private let limits: Limits

  init(_ files: LookupFiles, readOnly: Bool, _ limits: Limits) throws(VaultError) {
    self.files = files
    self.limits = limits
    isReadOnly = readOnly
    journal = try LookupJournal(path: files.journalPath, forWriting: !readOnly)
    table = readOnly ? try files.openForReading() : try files.openForWriting()
  }

  /// Makes the first, empty table file of a new vault.
  static func create(_ files: LookupFiles) throws(VaultError) {
    var table = try files.makeTable(generation: 1, order: LookupTable.smallestOrder)
    try table.complete()
  }

  var isWaitingFull: Bool { waiting.count >= limits.waiting }

  /// Whether what is new goes into the journal: where it is much, or something is in it already.
  var usesJournal: Bool {
    !journal.isEmpty || unwritten.count >= limits.journalledAtLeast
  }

  /// The number that a tag finds; `binding` says which slots are whole.
  mutating func number(
    for tag: LookupTag, binding: (UInt64) throws(VaultError) -> UInt64?
  ) throws(VaultError) -> UInt64? {
    if let target = waiting[tag] { return target.number }
    while true {
      let journalled = isReadOnly ? try journal.entries(for: tag) : []
      for entry in journalled + (try table.entries(for: tag)) {
        if try files.isGood(entry, tag, binding) { return entry.number }
      }
      // What a reader does not find may have moved to a new file.
      guard isReadOnly, try !table.isCurrent() else { return nil }
      table = try files.openForReading()
    }
  }

  /// Lets a tag find a slot from now on in memory, and on disk after ``write()`` or ``spill()``.
  mutating func add(_ tag: LookupTag, _ target: Target) {
    waiting[tag] = target
    unwritten.append((tag, target))
  }

  /// Takes up what a writer that ended early has left in the journal; `binding` says which slots are
  /// whole.
  mutating func recover(
    binding: (UInt64) throws(VaultError) -> UInt64?
  ) throws(VaultError) {
    for (tag, entry) in try journal.all() {
      // Some of them may have come to the table.
      guard try files.isGood(entry, tag, binding), try number(for: tag, binding: binding) == nil,
        let binding = try binding(entry.number)
      else { continue }
      waiting[tag] = Target(number: entry.number, binding: binding)
    }
  }

  /// Writes what is new to the journal; it is durable once that is synchronised.
  ///
  /// The slots that the entries name must be durable.
  mutating func write() throws(VaultError) -> FileSync? {
    let written = try journal.append(files.entries(unwritten))
    unwritten.removeAll(keepingCapacity: true)
    return written
  }

  /// Brings the waiting entries to the table; the slots that they name must be durable.
  ///
  /// The table is durable once what it gives is synchronised, and then the journal is to be emptied.
  mutating func spill() throws(VaultError) -> FileSync? {
    if waiting.count > table.capacity / 4 {
      try files.grow(&table, toOrder: order(holding: waiting.count + table.capacity * 7 / 10))
    }
    let entries = files.entries(waiting.sorted { $0.key < $1.key })
    for start in stride(from: 0, to: entries.count, by: LookupEntry.size) {
      let entry = entries.span.extracting(start..<start + LookupEntry.size)
      while try !table.insert(entry) { try files.grow(&table, toOrder: table.order + 1) }
    }
    waiting.removeAll(keepingCapacity: true)
    unwritten = []
    return try table.file.write()
  }

  /// Empties the journal of what is durable in the table.
  mutating func emptyJournal() throws(VaultError) {
    precondition(waiting.isEmpty, "everything was brought to the table")
    try journal.empty()
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
    precondition(waiting.isEmpty && journal.isEmpty, "everything was brought to the table")
    var tags: Set<LookupTag> = []
    var isTorn = false
    try table.forEachEntry { (tag, entry) throws(VaultError) in
      if numbers.contains(entry.number) { tags.insert(tag) }
      if entry.number == LookupEntry.removed { isTorn = true }
    }
    if tags.isEmpty, !isTorn { return }
    try table.removeEntries { [files] (tag, entry) throws(VaultError) in
      if entry.number == LookupEntry.removed { return true }
      guard tags.contains(tag) else { return false }
      if numbers.contains(entry.number) { return true }
      return try !files.isGood(entry, tag, binding)
    }
  }

  /// Makes the table durable.
  mutating func flush() throws(VaultError) {
    try table.file.flush()
  }

  private func order(holding count: Int) -> Int {
    var order = table.order
    while (LookupBucket.places << order) * 7 / 10 < count { order += 1 }
    return order
  }
}
