extension Environment {
  /// How to open an environment.
  public struct Options: Hashable, Sendable {
    /// The least size of the map in bytes: the limit to what the data file may hold.
    ///
    /// It costs address space, not memory or disk, so be generous.
    public var mapSize: Int

    /// How many named databases may be open.
    public var maximumDatabases: Int

    /// How many read transactions may be alive at once, over all processes.
    ///
    /// The process that opens the environment first decides.
    public var maximumReaders: Int

    /// The permissions of new files, reduced by the process's `umask`.
    public var fileMode: UInt32

    /// What a commit waits for.
    public var durability: Durability

    /// Whether write transactions are refused.
    public var isReadOnly: Bool

    /// Takes the defaults of the ledger: private files, durable commits, a map of 1 GiB.
    public init(
      mapSize: Int = 1 << 30, maximumDatabases: Int = 16, maximumReaders: Int = 126,
      fileMode: UInt32 = 0o600, durability: Durability = .full, isReadOnly: Bool = false
    ) {
      self.mapSize = mapSize
      self.maximumDatabases = maximumDatabases
      self.maximumReaders = maximumReaders
      self.fileMode = fileMode
      self.durability = durability
      self.isReadOnly = isReadOnly
    }
  }

  /// What a commit waits for.
  public enum Durability: Hashable, Sendable {
    /// A commit returns when its data and meta page are on the disk.
    case full

    /// A commit does not wait; a power cut may then ruin the file.
    ///
    /// Only for content that can be rebuilt. ``Environment/sync(force:)`` makes a point durable.
    case noSync
  }
}
