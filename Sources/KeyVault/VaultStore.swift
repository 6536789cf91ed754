internal import Foundation

/// The state behind a ``Vault``: its files, and what is not yet in them.
struct VaultStore: Sendable {
  let secrets: VaultSecrets
  let isReadOnly: Bool
  private let lock: VaultLock?
  var persons: SlotFile
  var referrals: SlotFile
  var systemKeys: SlotFile
  let personLookups: LookupTurns
  let referralLookups: LookupTurns
  var systemKeyNumbers: [LookupTag: UInt64] = [:]
  /// The key of the person registered last, which is nearly always wanted next: unwrapping it again
  /// would cost more than the registration.
  var newestKey: (person: PersonNumber, key: PersonKey)?
  var random: RandomPool
  let erasureNote: ErasureNote
  private var hasFailed = false

  /// Bounds on the memory for cached pages, in pages of 4096 bytes.
  private enum CachedPages {
    static let persons = 512
    static let referrals = 1024
    static let systemKeys = 16
    static let lookups = 8192
  }

  private init(
    directory: String, secrets: VaultSecrets, lock: VaultLock?, _ limits: LookupIndex.Limits
  ) throws(VaultError) {
    let readOnly = lock == nil
    self.secrets = secrets
    self.lock = lock
    isReadOnly = readOnly
    random = try RandomPool()
    erasureNote = ErasureNote(in: directory, secrets)
    func slots(
      _ kind: FileKind, _ size: Int, _ name: String, _ pages: Int
    ) throws(VaultError) -> SlotFile {
      try SlotFile(
        kind, slotSize: size, secrets: secrets,
        file: PagedFile(
          path: "\(directory)/\(name)", forWriting: !readOnly, cachedPages: pages))
    }
    persons = try slots(.personSlots, KeySlot.size, "persons.slots", CachedPages.persons)
    referrals = try slots(
      .referralSlots, ReferralSlot.size, "referrals.slots", CachedPages.referrals)
    systemKeys = try slots(.systemSlots, KeySlot.size, "system.slots", CachedPages.systemKeys)
    func lookups(_ kind: FileKind) throws(VaultError) -> LookupTurns {
      LookupTurns(
        try LookupIndex(Self.lookupFiles(kind, directory, secrets), readOnly: readOnly, limits))
    }
    personLookups = try lookups(.personLookups)
    referralLookups = try lookups(.referralLookups)
    try loadSystemKeyNumbers()
  }

  private static func lookupFiles(
    _ kind: FileKind, _ directory: String, _ secrets: VaultSecrets
  ) -> LookupFiles {
    LookupFiles(
      directory: directory, kind: kind, secrets: secrets, cachedPages: CachedPages.lookups)
  }
}

extension VaultStore {
  /// Makes the files in a directory beside and then gives it its name, so that a vault is whole
  /// or not there.
  static func create(
    at directory: String, _ kek: KeyEncryptionKey
  ) throws(VaultError) -> VaultStore {
    guard !FileManager.default.fileExists(atPath: directory) else {
      throw .alreadyExists(path: directory)
    }
    let parent = PrivateFile.directory(of: directory)
    let draft = "\(parent)/.\([UInt8].random(count: 8).hexadecimal)"
    try PrivateFile.createDirectory(at: draft)
    let (header, secrets) = VaultHeader.make(under: kek)
    try PrivateFile.create(at: "\(draft)/vault.header", content: header)
    try PrivateFile.create(at: "\(draft)/vault.lock", content: [])
    for (kind, size, name) in [
      (FileKind.personSlots, KeySlot.size, "persons.slots"),
      (.referralSlots, ReferralSlot.size, "referrals.slots"),
      (.systemSlots, KeySlot.size, "system.slots"),
    ] {
      let header = SlotFile.header(
        of: kind, slotSize: size, vaultID: secrets.vaultID, checkKey: secrets.checkKey)
      try PrivateFile.create(at: "\(draft)/\(name)", content: header)
    }
    try LookupIndex.create(lookupFiles(.personLookups, draft, secrets))
    try LookupIndex.create(lookupFiles(.referralLookups, draft, secrets))
    try PrivateFile.synchronize(directory: draft)
    try PrivateFile.perform(.create, directory) {
      try FileManager.default.moveItem(atPath: draft, toPath: directory)
    }
    try PrivateFile.synchronize(directory: parent)
    return try open(at: directory, kek, readOnly: false, patience: .zero)
  }

  static func open(
    at directory: String, _ kek: KeyEncryptionKey, readOnly: Bool, patience: Duration,
    _ limits: LookupIndex.Limits = .init()
  ) throws(VaultError) -> VaultStore {
    try PrivateFile.requirePrivate(directory)
    // The lock comes first: until it is held, another writer may change anything.
    let lock =
      readOnly ? nil : try VaultLock(path: "\(directory)/vault.lock", patience: patience)
    let path = "\(directory)/vault.header"
    try PrivateFile.requirePrivate(path)
    let secrets = try VaultHeader.secrets(
      in: PrivateFile.read(path, limit: VaultHeader.size + 1), file: path, under: kek)
    var store = try VaultStore(directory: directory, secrets: secrets, lock: lock, limits)
    if !readOnly {
      try store.recoverJournals()
      try store.finishErasure()
    }
    return store
  }
}

extension VaultStore {
  /// Runs a verb that may touch the disk; once the disk has refused something, none runs again.
  mutating func perform<Answer>(
    writing: Bool, _ body: (inout Self) throws(VaultError) -> Answer
  ) throws(VaultError) -> Answer {
    if writing, isReadOnly { throw .readOnly }
    guard !hasFailed else { throw .needsReopening }
    do {
      return try body(&self)
    } catch {
      if case .fileSystem = error { hasFailed = true }
      throw error
    }
  }

  /// Makes everything so far durable: slots first, then the entries that name them.
  ///
  /// An entry must never come to disk before its slot: the number would be given out again after
  /// a loss of power. Many new entries go to the journals; where few are new, all that wait come to the
  /// tables.
  mutating func flush() throws(VaultError) {
    let usesJournal = bothLookups.contains { $0.use { $0.usesJournal } }
    guard usesJournal else { return try settle() }
    try orGiveUp { (store) throws(VaultError) in
      try store.writeSlots()
      var written: [FileSync?] = []
      for lookups in store.bothLookups {
        written.append(try lookups.use { (index) throws(VaultError) in try index.write() })
      }
      try FileSync.finish(written)
    }
  }

  /// Makes everything so far durable, with all entries in the tables and none in a journal.
  mutating func settle() throws(VaultError) {
    try orGiveUp { (store) throws(VaultError) in
      try store.writeSlots()
      try FileSync.finish(try LookupTurns.spill(store.bothLookups))
      for lookups in store.bothLookups {
        try lookups.use { (index) throws(VaultError) in try index.emptyJournal() }
      }
    }
  }

  private var bothLookups: [LookupTurns] { [personLookups, referralLookups] }

  // After a failure nobody knows what is durable: whoever opens the vault next finds out.
  private mutating func orGiveUp(
    _ body: (inout Self) throws(VaultError) -> Void
  ) throws(VaultError) {
    do throws(VaultError) {
      try body(&self)
    } catch {
      hasFailed = true
      throw error
    }
  }

  private mutating func writeSlots() throws(VaultError) {
    try FileSync.finish([try persons.write(), try systemKeys.write(), try referrals.write()])
  }

  /// Lets a tag find a slot from now on; brings all that waits to the tables where it is much.
  mutating func add(
    _ tag: LookupTag, to lookups: LookupTurns, _ target: LookupIndex.Target
  ) throws(VaultError) {
    let isFull = lookups.use { index in
      index.add(tag, target)
      return index.isWaitingFull
    }
    if isFull { try settle() }
  }

  /// Brings to the tables what a writer that ended early has left in the journals.
  private mutating func recoverJournals() throws(VaultError) {
    try personLookups.use { (index) throws(VaultError) in
      try index.recover { (number) throws(VaultError) in try persons.liveBinding(number) }
    }
    try referralLookups.use { (index) throws(VaultError) in
      try index.recover { (number) throws(VaultError) in
        try Self.slot(number, &referrals, &persons)?.binding
      }
    }
    try settle()
  }
}
