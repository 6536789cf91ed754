/// A source of the stored hashes of a tree, such as a read transaction or an array.
///
/// A reader may be noncopyable and may borrow what it reads from.
public protocol HashReader<Failure>: ~Copyable, ~Escapable {
  /// What a failed read throws; `Never` for a reader that cannot fail.
  associatedtype Failure: Error

  /// Reads one stored hash, numbered as in `MerkleTree`.
  ///
  /// It is asked only for hashes that a tree of the size at hand has stored.
  func hash(at storedIndex: UInt64) throws(Failure) -> Hash
}
