internal import Synchronization

/// The one place where identifiers, numbers and keys meet.
///
/// A vault is a directory of its own. It finds a person or a referral by a keyed hash of its
/// identifiers, gives each a dense number, and holds one random key for each person, wrapped under
/// the key encryption key. The layout is a contract: see `Docs/vault-format.md`.
///
/// Nothing that a verb returned may be relied on by anything durable before ``flush()`` has
/// returned after it. One `Vault` writes at a time, in whatever process; any number may read.
/// All verbs may be called from any thread; they take turns, and block on the disk.
///
/// ```swift
/// let kek = try KeyEncryptionKeySource.file("kek").load()
/// let vault = try Vault.open(at: "vault", keyEncryptionKey: kek)
/// let (person, isNew) = try vault.registerPerson(for: lookup)
/// let key = try vault.key(of: person)
/// try vault.flush()
/// ```
public final class Vault: Sendable {
  let secrets: VaultSecrets
  private let store: Mutex<VaultStore>

  private init(_ store: sending VaultStore) {
    secrets = store.secrets
    self.store = Mutex(store)
  }

  /// Makes a new, empty vault in a directory that does not exist yet, and opens it for writing.
  ///
  /// Errors: `alreadyExists`, `fileSystem`.
  public static func create(
    at directory: String, keyEncryptionKey: KeyEncryptionKey
  ) throws(VaultError) -> Vault {
    Vault(try VaultStore.create(at: directory, keyEncryptionKey))
  }

  /// Opens a vault, for writing unless `readOnly`.
  ///
  /// A second writer waits for up to `patience` and then fails with `busy`. Readers never wait, and
  /// see what the writer has brought to its files so far.
  /// Errors: `notFound`, `exposed`, `unknownFormat`, `damaged`, `wrongKeyEncryptionKey`, `busy`.
  public static func open(
    at directory: String, keyEncryptionKey: KeyEncryptionKey, readOnly: Bool = false,
    patience: Duration = .seconds(5)
  ) throws(VaultError) -> Vault {
    try open(
      at: directory, keyEncryptionKey: keyEncryptionKey, readOnly: readOnly, patience: patience,
      limits: .init())
  }

  static func open(
    at directory: String, keyEncryptionKey: KeyEncryptionKey, readOnly: Bool = false,
    patience: Duration = .seconds(5), limits: LookupIndex.Limits
  ) throws(VaultError) -> Vault {
    Vault(
      try VaultStore.open(
        at: directory, keyEncryptionKey, readOnly: readOnly, patience: patience, limits))
  }

  private func reading<Answer: Sendable>(
    _ body: (inout VaultStore) throws(VaultError) -> Answer
  ) throws(VaultError) -> Answer {
    try store.withLock { (store) throws(VaultError) in
      try store.perform(writing: false, body)
    }
  }

  private func writing<Answer: Sendable>(
    _ body: (inout VaultStore) throws(VaultError) -> Answer
  ) throws(VaultError) -> Answer {
    try store.withLock { (store) throws(VaultError) in
      try store.perform(writing: true, body)
    }
  }
}

extension Vault {
  /// The random id that the vault was made with, 16 bytes, by which a ledger knows its own vault.
  public var id: [UInt8] { secrets.vaultID }
}

extension Vault {
  /// What the vault knows an identifier by.
  ///
  /// Whoever looks for many identifiers makes their tags on other cores: a tag takes no turn.
  /// Cost: one keyed hash.
  public func tag(of lookup: Lookup) -> LookupTag {
    LookupTag(of: lookup, secrets)
  }

  /// The person that `tag` finds, or nil.
  ///
  /// Cost: at most a few pages read.
  public func person(for tag: LookupTag) throws(VaultError) -> PersonNumber? {
    try reading { (store) throws(VaultError) in try store.person(for: tag) }
  }

  /// The person that `tag` finds, or a new one with a new number and key.
  public func registerPerson(
    for tag: LookupTag
  ) throws(VaultError) -> (person: PersonNumber, isNew: Bool) {
    try writing { (store) throws(VaultError) in try store.registerPerson(for: tag) }
  }

  /// The person that `tag` finds, or a new one, whom `other` finds too from now on; nil, with nothing
  /// changed, where `other` finds somebody already.
  ///
  /// Cost: less than ``registerPerson(for:)-(LookupTag)`` and ``link(_:to:)-(LookupTag,_)`` one after the other.
  public func registerPerson(
    for tag: LookupTag, alsoFoundBy other: LookupTag
  ) throws(VaultError) -> (person: PersonNumber, isNew: Bool)? {
    try writing { (store) throws(VaultError) in
      try store.registerPerson(for: tag, alsoFoundBy: other)
    }
  }

  /// Lets `tag` find a person that is already registered under another one.
  ///
  /// Returns whether the link is new. Errors: `alreadyLinked` when it finds somebody else,
  /// `unknownPerson`, `erased`.
  @discardableResult
  public func link(_ tag: LookupTag, to person: PersonNumber) throws(VaultError) -> Bool {
    try writing { (store) throws(VaultError) in try store.link(tag, to: person) }
  }

  /// The key of a person.
  ///
  /// Cost: one unwrapping, about 3 µs. Errors: `unknownPerson`, `erased`.
  public func key(of person: PersonNumber) throws(VaultError) -> PersonKey {
    switch try reading({ (store) throws(VaultError) in try store.heldKey(of: person) }) {
    case .unwrapped(let key): return key
    case .wrapped(let slot, let file):
      guard
        let secret = slot.unwrapped(number: person.rawValue, kind: .personSlots, secrets: secrets)
      else { throw .damaged(file: file) }
      return PersonKey(id: slot.keyID, secret: secret)
    }
  }

  /// How many person numbers have been handed out: 1 up to this one.
  ///
  /// A crash may have wasted some of them.
  public func personCount() throws(VaultError) -> UInt64 {
    try reading { (store) throws(VaultError) in try store.personCount() }
  }
}

extension Vault {
  /// The referral that `tag` finds and the person it belongs to, or nil.
  public func referral(
    for tag: LookupTag
  ) throws(VaultError) -> (referral: ReferralNumber, person: PersonNumber)? {
    try reading { (store) throws(VaultError) in try store.referral(for: tag) }
  }

  /// The referral that `tag` finds, or a new one that belongs to `person`.
  ///
  /// A referral keeps the person that it was registered with: when it is not new, compare
  /// ``person(of:)``. Errors: `unknownPerson`, `erased`.
  public func registerReferral(
    for tag: LookupTag, person: PersonNumber
  ) throws(VaultError) -> (referral: ReferralNumber, isNew: Bool) {
    try writing { (store) throws(VaultError) in
      try store.registerReferral(for: tag, person: person)
    }
  }

  /// The person that a referral belongs to, or nil when there is no such referral.
  public func person(of referral: ReferralNumber) throws(VaultError) -> PersonNumber? {
    try reading { (store) throws(VaultError) in try store.person(of: referral) }
  }

  /// How many referral numbers have been handed out: 1 up to this one.
  ///
  /// A crash may have wasted some of them.
  public func referralCount() throws(VaultError) -> UInt64 {
    try reading { (store) throws(VaultError) in try store.referralCount() }
  }
}

extension Vault {
  /// Destroys the keys of people, and removes everything that leads to them or to their referrals.
  ///
  /// On return no file of the vault holds a key, a wrapped key or a lookup tag of theirs, and all that
  /// came before is durable, as by ``flush()``. Their numbers are never handed out again; who is
  /// registered later under the same identifiers gets a new one. An erasure that is cut short is ended
  /// by whoever opens the vault for writing next. People who are erased already are gone through again.
  ///
  /// Cost: one reading of all tables and referral slots, however many people are named.
  /// Errors: `unknownPerson` for a number that was never handed out; nothing is changed then.
  public func erase(_ persons: Set<PersonNumber>) throws(VaultError) {
    try writing { (store) throws(VaultError) in try store.erase(persons) }
  }

  /// Whether a person's keys were destroyed.
  public func isErased(_ person: PersonNumber) throws(VaultError) -> Bool {
    try reading { (store) throws(VaultError) in
      try store.persons.keySlot(person.rawValue)?.state == .erased
    }
  }

  /// The referrals that belong to any of these people.
  ///
  /// Cost: one reading of all referral slots.
  public func referrals(of persons: Set<PersonNumber>) throws(VaultError) -> Set<ReferralNumber> {
    try reading { (store) throws(VaultError) in
      Set(try store.referralNumbers(of: persons).map(ReferralNumber.init))
    }
  }

  /// Lets a referral belong to somebody else from now on; what finds it stays.
  ///
  /// Errors: `unknownPerson`, `erased`, `unknownReferral`.
  public func move(_ referral: ReferralNumber, to person: PersonNumber) throws(VaultError) {
    try writing { (store) throws(VaultError) in try store.move(referral, to: person) }
  }
}

extension Vault {
  /// The system key of that name, made at first use.
  ///
  /// Like everything else it is durable only after ``flush()``. The name itself is not stored.
  /// Errors: `unknownSystemKey` when a read-only vault is asked for one that was never made.
  public func systemKey(named name: String) throws(VaultError) -> SystemKey {
    try reading { (store) throws(VaultError) in try store.systemKey(named: name) }
  }

  /// Whether a system key of that name was made; makes none.
  public func hasSystemKey(named name: String) throws(VaultError) -> Bool {
    try reading { (store) throws(VaultError) in try store.hasSystemKey(named: name) }
  }

  /// Makes everything so far durable: keys and referrals first, then what finds them.
  ///
  /// Much that is new goes to journals, which ``settle()`` empties. A failure leaves the vault unusable until it is opened again (`needsReopening`).
  public func flush() throws(VaultError) {
    try writing { (store) throws(VaultError) in try store.flush() }
  }

  /// Makes everything so far durable and empties the journals, so that nobody has to go through them
  /// later: for whoever has ended a long piece of work.
  ///
  /// Whoever opens the vault for writing next does the same. Errors: as ``flush()``.
  public func settle() throws(VaultError) {
    try writing { (store) throws(VaultError) in try store.settle() }
  }
}
