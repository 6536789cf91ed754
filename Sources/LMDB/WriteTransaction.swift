internal import CLMDB
internal import Glibc

/// The write transaction: what it changes becomes visible and durable with ``commit()`` alone.
///
/// Going out of scope without a commit undoes everything. It stays on the thread that began it; on
/// another one it stops the program. After a failed step other than a refused key it can only be
/// given up.
@safe public struct WriteTransaction: ~Copyable {
  let handle: OpaquePointer
  let id: UInt32
  private let thread: pthread_t
  // Counted by hand, because `discard self` takes only trivial members.
  private let environment: Unmanaged<Environment>

  init(_ handle: OpaquePointer, of environment: Environment) {
    unsafe self.handle = handle
    self.id = environment.id
    self.thread = pthread_self()
    unsafe self.environment = Unmanaged.passRetained(environment)
  }

  deinit {
    checkThread()
    unsafe mdb_txn_abort(handle)
    unsafe environment.takeRetainedValue().endWriter()
  }

  /// The environment with the changes made so far.
  ///
  /// Read through it in an expression, an `if let` or a function of its own: what a plain `let`
  /// holds keeps the transaction from being changed until the end of the scope.
  public var snapshot: Snapshot {
    @_lifetime(borrow self)
    get { unsafe _overrideLifetime(Snapshot(handle, id), borrowing: self) }
  }

  /// Makes all changes visible and durable, or none.
  ///
  /// - Throws: the reason of a failure, which also poisons the environment: how much reached the
  ///   disk is unknown until it is opened again.
  public consuming func commit() throws(LMDBError) {
    checkThread()
    // LMDB frees the transaction even when the commit fails, so nothing is left to abort.
    let code = unsafe mdb_txn_commit(handle)
    let environment = unsafe environment.takeRetainedValue()
    discard self
    environment.endWriter(poisoning: code != MDB_SUCCESS)
    try environment.check(code, .commit)
  }

  /// Undoes all changes; the same as leaving the scope.
  public consuming func abort() {}

  /// The writer's lock belongs to a thread; another one cannot release it.
  private func checkThread() {
    precondition(pthread_equal(thread, pthread_self()) != 0, "a write transaction changed thread")
  }
}
