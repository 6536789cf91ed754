internal import EventLog
internal import LMDB
public import TransparencyLog

/// The content of a projection at one moment, lent for the length of a call.
public struct ProjectionReader: ~Escapable {
  private let snapshot: Snapshot
  private let content: Database
  /// The number of events that were folded.
  public let position: UInt64

  @_lifetime(copy snapshot)
  init(_ snapshot: Snapshot, content: Database, position: UInt64) {
    self.snapshot = snapshot
    self.content = content
    self.position = position
  }

  /// The value of a key, copied; nil where there is none.
  public func value(of key: [UInt8]) throws(ProjectionError) -> [UInt8]? {
    do throws(LMDBError) {
      guard let value = try snapshot.value(forKey: key.span, in: content) else { return nil }
      return Array(copying: value)
    } catch {
      throw .storage(error.description)
    }
  }

  /// The entries whose keys begin with a prefix, copied, in the order of their keys.
  ///
  /// At most `limit` of them, from `start` on where it is given.
  public func entries(
    prefix: [UInt8], from start: [UInt8]? = nil, limit: Int = .max
  ) throws(ProjectionError) -> [(key: [UInt8], value: [UInt8])] {
    do throws(LMDBError) {
      var entries: [(key: [UInt8], value: [UInt8])] = []
      // No key is empty, so a zero byte is the first that can be.
      let first = start ?? (prefix.isEmpty ? [0] : prefix)
      var cursor = try snapshot.cursor(in: content)
      var entry = try cursor.seek(atOrAfter: first.span)
      while let found = entry, entries.count < limit {
        let key = Array(copying: found.key)
        guard key.starts(with: prefix) else { break }
        entries.append((key, Array(copying: found.value)))
        entry = try cursor.next()
      }
      return entries
    } catch {
      throw .storage(error.description)
    }
  }

  /// The last entry whose key begins with a prefix, copied; nil where there is none.
  public func lastEntry(
    prefix: [UInt8]
  ) throws(ProjectionError) -> (key: [UInt8], value: [UInt8])? {
    do throws(LMDBError) {
      // No key continues a prefix with nine bytes of all ones: numbers take eight.
      let bound = prefix + [UInt8](repeating: 0xff, count: 9)
      var cursor = try snapshot.cursor(in: content)
      guard let entry = try cursor.seek(before: bound.span) else { return nil }
      let key = Array(copying: entry.key)
      return key.starts(with: prefix) ? (key, Array(copying: entry.value)) : nil
    } catch {
      throw .storage(error.description)
    }
  }

  /// The digest of the whole content; reads every entry.
  public func digest() throws(ProjectionError) -> Hash {
    do throws(LMDBError) {
      var digest = ContentDigest()
      var cursor = try snapshot.cursor(in: content)
      while let entry = try cursor.next() { digest.add(key: entry.key, value: entry.value) }
      return digest.finish()
    } catch {
      throw .storage(error.description)
    }
  }
}
