import EventLog
import EventSchema
import Foundation
import SwiftProtobuf
import Testing

/// One event of a type and version that was ever written, with every field of its messages set.
///
/// A sample of a version is never changed, and none is taken away: what was written must be read for
/// ever. A change of a type is a new version, and a new sample.
struct EventSample: Sendable, CustomTestStringConvertible {
  let type: EventType
  var version: UInt32 = 1
  let category: StreamCategory
  var referral: UInt64?
  let body: any Message
  var sealed: Sealing?

  /// What is sealed, and under whose key.
  enum Sealing: Sendable {
    case person(any Message)
    case system(any Message)

    var content: any Message {
      switch self {
      case .person(let content), .system(let content): content
      }
    }
  }

  var name: String { "\(type.name)-\(version)" }
  var testDescription: String { name }
}

extension EventSample {
  static func digest(_ byte: UInt8) -> Data { Data(repeating: byte, count: 32) }

  private static let tableRows = [
    SchemaTableRows.with {
      $0.table = 101
      $0.rows = 3
      $0.steps = [4, 1, 250]
    }
  ]

  private static let rows = SchemaRows.with {
    $0.rows = [
      SchemaRow.with {
        $0.table = "IDS101Referral"
        $0.number = 4
        $0.fields = [1, 2, 5]
        $0.values = ["SR1", "P1", "2020-09-01"]
      }
    ]
  }

  private static let failures = SchemaRowFailures.with {
    $0.codes = ["IDS10102", "IDS10129"]
    $0.rows = [7, 0, 3]
    $0.rules = [0, 1, 0]
    $0.causes = [0, 12, 0]
  }

  private static let outcomes = [
    SchemaTableOutcome.with {
      $0.table = 101
      $0.received = 10
      $0.accepted = 6
      $0.rejected = 3
      $0.withheld = 1
    }
  ]

  private static let findings = [
    SchemaFindingCount.with {
      $0.code = "IDS10102"
      $0.severity = "record"
      $0.table = "IDS101Referral"
      $0.count = 3
      $0.message = "words of the rule"
    }
  ]

  private static let quality = [
    SchemaFieldQuality.with {
      $0.table = 101
      $0.field = 2
      $0.valid = 5
      $0.other = 1
      $0.defaults = 2
      $0.invalid = 3
      $0.missing = 4
    }
  ]

  /// In the order in which they were added.
  static let all: [EventSample] = ledger + submission + choices + optOuts + readers + disclosures

  private static let ledger: [EventSample] = [
    EventSample(
      type: .ledgerCreated, category: .ledger,
      body: SchemaLedgerCreated.with {
        $0.origin = "example.org/iapt"
        $0.simulatedClock = true
        $0.verifierKey = "example.org/iapt+1b817bdd+ARcNUjr"
        $0.vaultID = Data(repeating: 3, count: 16)
      }),
    EventSample(
      type: .checkpointSigned, category: .ledger,
      body: SchemaCheckpointSigned.with {
        $0.size = 300
        $0.rootHash = digest(4)
        $0.note = "example.org/iapt\n300\n"
      }),
    EventSample(
      type: .recordAccessed, category: .person, referral: 18,
      body: SchemaRecordAccessed.with {
        $0.command = "audit referral"
        $0.reason = "asked by the patient"
        $0.eventsUnsealed = 5
      }),
    EventSample(
      type: .referenceDataLoaded, category: .referenceData,
      body: SchemaReferenceDataLoaded.with {
        $0.kind = "organisations"
        $0.rows = 1_000
        $0.contentDigest = digest(5)
        $0.asAt = 18_500
        $0.fileDigest = digest(6)
      }),
  ]

  private static let submission: [EventSample] = [
    EventSample(
      type: .submissionReceived, category: .submission,
      body: SchemaSubmissionReceived.with {
        $0.submission = 2
        $0.provider = "RX4"
        $0.submitter = "RX5"
        $0.period = 202_009
        $0.window = "primary"
        $0.dataSetVersion = "2.0"
        $0.fileKind = "access"
        $0.fileDigest = digest(7)
        $0.fileBytes = 70_000
        $0.fileCreatedAtMicroseconds = 1_602_000_000_000_000
        $0.received = tableRows
        $0.sameContentAs = 1
        $0.instruments = [1, 2]
        $0.rulesDigest = digest(8)
        $0.reference = [
          SchemaReferenceUsed.with {
            $0.kind = "organisations"
            $0.position = 5
          }
        ]
      }),
    EventSample(
      type: .personRegistered, category: .person,
      body: SchemaPersonRegistered.with { $0.hasNhsNumber_p = true }),
    EventSample(
      type: .personLinked, category: .person,
      body: SchemaPersonLinked.with {
        $0.sameAs = 12
        $0.alsoNamed = 13
      }),
    EventSample(
      type: .patientSubmitted, category: .person,
      body: SchemaPatientSubmitted.with {
        $0.submission = 2
        $0.provider = "RX4"
        $0.period = 202_009
        $0.part = 1
        $0.parts = 2
        $0.rows = tableRows
        $0.hasNhsNumber_p = true
      }, sealed: .person(rows)),
    EventSample(
      type: .referralSubmitted, category: .referral, referral: 18,
      body: SchemaReferralSubmitted.with {
        $0.submission = 2
        $0.provider = "RX4"
        $0.period = 202_009
        $0.part = 1
        $0.parts = 2
        $0.receivedOn = 18_506
        $0.dischargedOn = -3
        $0.rows = tableRows
        $0.commissioners = ["13T", "14F"]
      }, sealed: .person(rows)),
    EventSample(
      type: .personnelSubmitted, category: .submission,
      body: SchemaPersonnelSubmitted.with {
        $0.submission = 2
        $0.provider = "RX4"
        $0.period = 202_009
        $0.part = 1
        $0.parts = 2
        $0.rows = tableRows
      }, sealed: .system(rows)),
    EventSample(
      type: .recordRejected, category: .submission,
      body: SchemaRecordRejected.with {
        $0.submission = 2
        $0.table = 101
        $0.failures = failures
      }),
    EventSample(
      type: .recordWarned, category: .submission,
      body: SchemaRecordWarned.with {
        $0.submission = 2
        $0.table = 101
        $0.failures = failures
      }),
    EventSample(
      type: .recordWithheld, category: .referral, referral: 18,
      body: SchemaRecordWithheld.with {
        $0.submission = 2
        $0.provider = "RX4"
        $0.period = 202_009
        $0.reason = "notInformed"
        $0.policyVersion = "fair-processing-2.0"
        $0.path = [
          SchemaDecisionStep.with {
            $0.question = "consentGiven"
            $0.answer = "no"
            $0.positions = [300, 4]
          }
        ]
        $0.receivedOn = 18_400
        $0.dischargedOn = 18_600
        $0.rows = tableRows
      }),
    EventSample(
      type: .submissionAccepted, category: .submission,
      body: SchemaSubmissionAccepted.with {
        $0.submission = 2
        $0.firstPosition = 300
        $0.tables = outcomes
        $0.findings = findings
        $0.persons = 6
        $0.referrals = 7
        $0.quality = quality
        $0.rulesNotChecked = ["IDS10150"]
      }),
    EventSample(
      type: .submissionRejected, category: .submission,
      body: SchemaSubmissionRejected.with {
        $0.submission = 2
        $0.tables = outcomes
        $0.findings = findings
        $0.quality = quality
        $0.rulesNotChecked = ["IDS10150"]
      }),
    EventSample(
      type: .submissionAbandoned, category: .submission,
      body: SchemaSubmissionAbandoned.with {
        $0.submission = 2
        $0.reason = "the process ended before the submission was whole"
      }),
  ]
}
