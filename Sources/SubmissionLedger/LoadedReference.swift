public import DataSet
public import EventLog
internal import EventSchema
public import Intake
internal import SwiftProtobuf

/// Reference data that was loaded, as its event tells of it.
public struct LoadedReference: Sendable, Equatable {
  /// What it lists.
  public let kind: ReferenceData.Kind
  /// The event from which on it counts, until a newer one of its kind.
  public let position: Position
  /// Its place among all loads of its kind, from 1.
  public let version: UInt64
  /// When the log took it.
  public let loadedAt: Timestamp
  /// The day that the file describes, in the words of whoever loaded it.
  public let asAt: Day
  /// The number of distinct rows.
  public let rows: UInt64
  /// The digest of the normalised content, by which it is kept.
  public let contentDigest: FileDigest
  /// The digest of the file as it came.
  public let fileDigest: FileDigest

  /// Nil where the event is none of its kind or says what no program of ours wrote.
  init?(_ event: RecordedEvent) {
    guard event.header.type == .referenceDataLoaded,
      let body = try? SchemaReferenceDataLoaded(serializedBytes: event.body),
      let kind = ReferenceData.Kind(rawValue: body.kind), event.header.stream == kind.stream,
      let contentDigest = FileDigest(bytes: Array(body.contentDigest)),
      let fileDigest = FileDigest(bytes: Array(body.fileDigest))
    else { return nil }
    self.kind = kind
    position = event.position
    version = event.header.streamVersion
    loadedAt = event.header.recordedAt
    asAt = Day(daysSince1970: body.asAt)
    rows = body.rows
    self.contentDigest = contentDigest
    self.fileDigest = fileDigest
  }
}

/// A load as a list of them shows it.
public struct ListedReference: Sendable {
  /// What was loaded.
  public let loaded: LoadedReference
  /// Whether it is the newest of its kind, by which rules are checked now.
  public let isInForce: Bool
  /// Whether its content can still be read.
  public let content: ReferenceContentState
}

/// How the kept content of loaded reference data is.
public enum ReferenceContentState: String, Sendable {
  case whole
  case missing
  case damaged
}

/// What loading a file of reference data did.
public struct ReferenceLoading: Sendable {
  /// What is in force now.
  public let loaded: LoadedReference
  /// Whether an event was appended; false where the same content was in force already.
  public let isNew: Bool
  /// Whether content that was missing or damaged was written again.
  public let isRestored: Bool
}

extension ReferenceData.Kind {
  /// The stream of everything that was ever loaded of a kind; numbers are never used again.
  var stream: StreamID {
    let number: UInt64 =
      switch self {
      case .organisations: 1
      case .sites: 2
      case .gpPractices: 3
      case .postcodes: 4
      case .snomed: 5
      }
    return StreamID(.referenceData, number)
  }
}
