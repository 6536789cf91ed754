internal import CLMDB

/// A read transaction; it ends when it goes out of scope.
///
/// What is read through its ``snapshot`` lies in the map itself and cannot outlive it.
@safe public struct ReadTransaction: ~Copyable {
  private let handle: OpaquePointer
  private let environment: Environment

  init(_ handle: OpaquePointer, of environment: Environment) {
    unsafe self.handle = handle
    self.environment = environment
  }

  deinit {
    unsafe mdb_txn_abort(handle)
    environment.endReader()
  }

  /// The environment as the last commit before this transaction left it.
  public var snapshot: Snapshot {
    @_lifetime(borrow self)
    get { unsafe _overrideLifetime(Snapshot(handle, environment.id), borrowing: self) }
  }
}
