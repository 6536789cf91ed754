internal import EventLog
public import Projections

/// What is wrong with a projection: content that differs from a replay of the log.
///
/// Empty when it is right.
public func checkProjection(_ store: ProjectionStore) throws(ProjectionError) -> [String] {
  let (position, digest) = try store.digest()
  let replayed = try store.state(asOfSize: position).digest
  return digest == replayed ? [] : ["\(store.name) differs from a replay up to \(position)"]
}
