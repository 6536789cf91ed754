import EventLog
import EventSchema
import Foundation
import SwiftProtobuf

// What goes out, what it rests on, and what is left of somebody who was erased.
extension EventSample {
  private static let document = SchemaCitedDocument.with {
    $0.reference = "DOC-1"
    $0.digest = digest(21)
  }

  private static let terms = SchemaAgreementTerms.with {
    $0.reference = "DARS-NIC-900001-A1B2C-v1.0"
    $0.title = "A study"
    $0.use = "dars-release"
    $0.recipient = "X9Q"
    $0.contract = "CON-900001-A1B2C"
    $0.controllers = [
      SchemaController.with {
        $0.name = "A university"
        $0.ods = "X9Q"
        $0.role = "sole"
      }
    ]
    $0.processors = [
      SchemaProcessor.with {
        $0.name = "A safe haven"
        $0.ods = "X9R"
      }
    ]
    $0.purpose = "Research"
    $0.commercial = true
    $0.sublicensing = true
    $0.territory = "England"
    $0.start = 18_536
    $0.end = 18_900
    $0.legalBasis = "s261"
    $0.confidentialityBasis = "Section 251 NHS Act 2006"
    $0.cagReference = "20/CAG/9001"
    $0.optOut = SchemaOptOutTerms.with {
      $0.exemption = "cag-decision"
      $0.document = document
    }
    $0.linkage = ["HES"]
    $0.specialConditions = ["None of it leaves England"]
    $0.data = [
      SchemaApprovedData.with {
        $0.dataSet = "IAPT"
        $0.versions = ["2.0"]
        $0.firstPeriod = 202_009
        $0.lastPeriod = 202_012
        $0.sensitivity = "sensitive"
        $0.identifiability = "pseudonymised"
        $0.frequency = "monthly"
        $0.tables = [
          SchemaApprovedTable.with {
            $0.name = "IDS001MPI"
            $0.fields = ["Gender"]
          }
        ]
      }
    ]
  }

  private static let part = SchemaReviewedPart.with {
    $0.met = true
    $0.reviewer = "reviewer-1"
    $0.on = 18_530
    $0.evidence = "REV-1"
  }

  private static let request = SchemaDisclosureRequest.with {
    $0.use = "dars-release"
    $0.recipient = "X9Q"
    $0.agreement = "DARS-NIC-900001-A1B2C"
    $0.firstPeriod = 202_009
    $0.lastPeriod = 202_010
    $0.columns = ["IDS001MPI.Gender"]
  }

  private static let ground = SchemaDisclosureGround.with {
    $0.policyVersion = "fair-processing-2.0"
    $0.agreement = "DARS-NIC-900001-A1B2C-v1.0"
    $0.agreementPosition = 3
    $0.approvalPosition = 5
    $0.lawfulBasis = "s261"
    $0.optOutApplies = true
    $0.exemption = "cag-decision"
    $0.exemptionDocument = "20/CAG/9001"
    $0.optOutCheck = 2
    $0.optOutCheckedAtMicroseconds = 1_602_400_000_000_000
    $0.instruments = [1, 2]
  }

  static let disclosures: [EventSample] = [
    EventSample(
      type: .instrumentRecorded, category: .instrument,
      body: SchemaInstrumentRecorded.with {
        $0.kind = "lawful-basis"
        $0.reference = "IAPT"
        $0.title = "Lawful basis"
        $0.from = 18_506
        $0.until = 18_900
        $0.document = document
        $0.lawfulBasis = SchemaLawfulBasis.with {
          $0.article6 = "6(1)(c)"
          $0.article9 = "9(2)(h)"
          $0.condition = "Schedule 1 Part 1 paragraph 2(2)(f)"
        }
        $0.dpia = SchemaImpactAssessment.with {
          $0.version = "2"
          $0.approvedBy = "approver-1"
          $0.approvedOn = 18_500
        }
        $0.exemption = SchemaExemption.with {
          $0.ground = "cag-decision"
          $0.use = "dars-release"
        }
      }),
    EventSample(
      type: .agreementApplied, category: .agreement,
      body: SchemaAgreementApplied.with { $0.terms = terms }),
    EventSample(
      type: .agreementAmended, category: .agreement,
      body: SchemaAgreementAmended.with { $0.terms = terms }),
    EventSample(
      type: .agreementReviewed, category: .agreement,
      body: SchemaAgreementReviewed.with {
        $0.reference = "DARS-NIC-900001-A1B2C-v1.0"
        $0.legalBasis = part
        $0.security = part
        $0.purpose = part
      }),
    EventSample(
      type: .agreementApproved, category: .agreement,
      body: SchemaAgreementApproved.with {
        $0.reference = "DARS-NIC-900001-A1B2C-v1.0"
        $0.approvedBy = "approver-1"
        $0.on = 18_531
      }),
    EventSample(
      type: .agreementEnded, category: .agreement,
      body: SchemaAgreementEnded.with {
        $0.reference = "DARS-NIC-900001-A1B2C-v1.0"
        $0.on = 18_700
        $0.reason = "withdrawn"
      }),
    EventSample(
      type: .disclosurePlanned, category: .disclosure,
      body: SchemaDisclosurePlanned.with {
        $0.request = request
        $0.ground = ground
        $0.dataSize = 400
      }),
    EventSample(
      type: .disclosureMembers, category: .disclosure,
      body: SchemaDisclosureMembers.with {
        $0.part = 1
        $0.parts = 2
        $0.firstChunk = 1
        $0.lastChunk = 3
      },
      sealed: .system(
        SchemaDisclosureMemberSet.with {
          $0.group = "included"
          $0.persons = digest(22)
        })),
    EventSample(
      type: .disclosureReleased, category: .disclosure,
      body: SchemaDisclosureReleased.with {
        $0.request = request
        $0.ground = ground
        $0.dataSize = 400
        $0.decidedSize = 402
        $0.decidedAtMicroseconds = 1_602_495_000_000_000
        $0.included = 90
        $0.removed = SchemaDisclosureRemovals.with {
          $0.optOut = 1
          $0.optOutUnknown = 2
          $0.restriction = 3
          $0.erased = 4
          $0.notEntitled = 5
        }
        $0.tables = [
          SchemaReleasedTable.with {
            $0.version = "2.0"
            $0.name = "IDS001MPI"
            $0.columns = ["PersonPseudonym", "Gender"]
            $0.rows = 90
            $0.digest = digest(23)
          }
        ]
        $0.submissions = [
          SchemaReleasedSubmission.with {
            $0.submission = 1
            $0.position = 350
          }
        ]
        $0.fileDigest = digest(24)
        $0.fileBytes = 12_345
        $0.eventsUnsealed = 180
        $0.rounds = 2
      }),
    EventSample(
      type: .disclosureRefused, category: .disclosure,
      body: SchemaDisclosureRefused.with {
        $0.request = request
        $0.refusals = [
          SchemaDisclosureRefusal.with {
            $0.code = "noAgreement"
            $0.detail = "no agreement is in force"
          }
        ]
        $0.policyVersion = "fair-processing-2.0"
      }),
    EventSample(
      type: .personErased, category: .person,
      body: SchemaPersonErased.with {
        $0.persons = [17, 19]
        $0.reason = "end of retention"
        $0.reference = "ER-1"
      }),
    EventSample(
      type: .evidenceBuilt, category: .evidence,
      body: SchemaEvidenceBuilt.with {
        $0.fromMicroseconds = 1_601_510_400_000_000
        $0.toMicroseconds = 1_604_188_800_000_000
        $0.firstPosition = 1
        $0.endPosition = 464
        $0.size = 465
        $0.rootHash = digest(25)
        $0.digest = digest(26)
        $0.bytes = 57_281
        $0.events = 15
        $0.submissions = 2
        $0.releases = 3
        $0.refusals = 4
        $0.publications = 5
      }),
  ]
}
