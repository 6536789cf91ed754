import EventSchema
import Foundation
import SwiftProtobuf

// Choices, opt-outs, and what goes out.
extension EventSample {
  private static let optOutFiles = SchemaOptOutFiles.with {
    $0.files = [
      SchemaOptOutFile.with {
        $0.name = "X26HC999-121020-0000.dat"
        $0.localID = "NDOO-0a0b0c0d-1-1-0102030405060708"
        $0.numbers = 107
        $0.digest = digest(9)
      }
    ]
  }

  static let choices: [EventSample] = [
    EventSample(
      type: .consentRecorded, category: .referral, referral: 18,
      body: SchemaConsentRecorded.with {
        $0.provider = "RX4"
        $0.soughtOn = 18_400
        $0.outcome = "refused"
      }),
    EventSample(
      type: .noticeWordingPublished, category: .notice,
      body: SchemaNoticeWordingPublished.with {
        $0.version = "2020-1"
        $0.kind = "local"
        $0.digest = digest(1)
        $0.from = 18_300
      }),
    EventSample(
      type: .patientInformed, category: .referral, referral: 18,
      body: SchemaPatientInformed.with {
        $0.provider = "RX4"
        $0.wordingVersion = "2020-1"
        $0.wordingPosition = 40
        $0.informedOn = 18_450
      }),
    EventSample(
      type: .cohortInformed, category: .notice,
      body: SchemaCohortInformed.with {
        $0.provider = "RX4"
        $0.wordingVersion = "2020-1"
        $0.wordingPosition = 40
        $0.informedOn = 18_450
        $0.definition = SchemaCohortDefinition.with {
          $0.receivedFrom = -10
          $0.receivedTo = 18_505
          $0.openOn = 18_506
          $0.notInformed = true
        }
        $0.part = 1
        $0.parts = 2
        $0.steps = [18, 1, 300]
      }),
    EventSample(
      type: .restrictionApplied, category: .person,
      body: SchemaRestrictionApplied.with {
        $0.provider = "RX4"
        $0.from = 18_500
        $0.until = 18_600
      },
      sealed: .person(
        SchemaRestrictionDetails.with {
          $0.kind = "adoption"
          $0.reference = "case 1"
          $0.padding = Data(count: 44)
        })),
    EventSample(
      type: .restrictionLifted, category: .person,
      body: SchemaRestrictionLifted.with {
        $0.provider = "RX4"
        $0.appliedPosition = 300
        $0.from = 18_550
      }),
  ]

  static let optOuts: [EventSample] = [
    EventSample(
      type: .optOutCheckRequested, category: .optOutCheck,
      body: SchemaOptOutCheckRequested.with {
        $0.check = 3
        $0.channel = "mesh"
        $0.persons = 107
        $0.files = 1
        $0.firstFile = 2
      }, sealed: .system(optOutFiles)),
    EventSample(
      type: .optOutCheckCompleted, category: .optOutCheck,
      body: SchemaOptOutCheckCompleted.with {
        $0.check = 3
        $0.requestedPosition = 300
      }, sealed: .system(optOutFiles)),
    EventSample(
      type: .optOutCheckInconclusive, category: .optOutCheck,
      body: SchemaOptOutCheckInconclusive.with {
        $0.check = 3
        $0.requestedPosition = 300
        $0.reason = "noReply"
      }),
    EventSample(
      type: .optOutStatusChanged, category: .person,
      body: SchemaOptOutStatusChanged.with { $0.check = 3 },
      sealed: .person(
        SchemaOptOutStatus.with {
          $0.state = .notSet
          $0.effectiveFromMicroseconds = 1_602_000_000_000_000
          $0.knownAtMicroseconds = 1_602_000_001_000_000
        })),
  ]

  static let readers: [EventSample] = [
    EventSample(
      type: .measuresPublished, category: .publication,
      body: SchemaMeasuresPublished.with {
        $0.use = "national-publication"
        $0.period = 202_009
        $0.status = "primary"
        $0.levels = ["national", "provider"]
        $0.size = 300
        $0.policyVersion = "fair-processing-2.0"
        $0.measuresDigest = digest(2)
        $0.files = [
          SchemaPublishedFile.with {
            $0.kind = "measures"
            $0.digest = digest(3)
            $0.bytes = 4_000
          }
        ]
        $0.figures = 90
        $0.suppressedSmall = 8
        $0.suppressedComplement = 2
        $0.submissions = [
          SchemaPublishedSubmission.with {
            $0.submission = 2
            $0.position = 299
          }
        ]
        $0.pathways = 120
        $0.unreadable = 1
        $0.eventsUnsealed = 240
        $0.instruments = [3, 5]
      })
  ]
}
