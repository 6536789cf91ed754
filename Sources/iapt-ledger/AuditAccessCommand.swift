internal import ArgumentParser
internal import EventLog
internal import FHIR
internal import Intake
internal import SubmissionLedger

/// What an answer is written as, besides lines and JSON of our own.
enum AnswerFormat: String, ExpressibleByArgument, CaseIterable {
  /// Resources of HL7 FHIR R4.
  case fhir
}

extension AuditCommand {
  struct Access: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Who looked at records, when, why and at whose.",
      discussion: """
        One person is named by number or by NHS number. By number and without --reason only what \
        stands in the clear is told; everything else is a look itself and is recorded.
        """)

    @Option(help: "Only looks at this person's records.")
    var personNumber: UInt64?

    @Option(help: "The same, by the NHS number; needs --reason.")
    var nhsNumber: String?

    @Option(help: "The first moment, RFC 3339.")
    var from: String?

    @Option(help: "The last moment, RFC 3339.")
    var to: String?

    @Option(help: "Only looks by this actor.")
    var by: String?

    @Option(help: "Why you look; it is recorded with the look.")
    var reason: String?

    @Option(help: "fhir: an AuditEvent a line (HL7 FHIR R4, IHE BALP).")
    var format: AnswerFormat?

    @OptionGroup var global: GlobalOptions

    func validate() throws {
      guard personNumber == nil || nhsNumber == nil else {
        throw ValidationError("expected --person-number or --nhs-number, not both")
      }
      guard reason == nil || personNumber != nil || nhsNumber != nil else {
        throw ValidationError("--reason goes with --person-number or --nhs-number")
      }
    }

    func run() throws {
      let question = try question()
      let ledger = try global.open()
      try ledger.auditAccess(question) { access in
        if format == .fhir {
          try Output.document(try ledger.auditEvent(of: access).line)
        } else if global.json {
          try Output.document(try access.json.text(onOneLine: true))
        } else {
          try Output.answer(access.line)
        }
      }
    }

    private func question() throws(LedgerError) -> AccessQuestion {
      var question = AccessQuestion()
      question.from = try pointInTime(from, "--from")
      question.to = try pointInTime(to, "--to")
      question.actor = by
      if let personNumber { question.whose = .person(personNumber, reason: reason) }
      if let nhsNumber {
        guard let number = NHSNumber(checking: nhsNumber) else {
          throw .badArgument(name: "--nhs-number", expected: "ten digits that pass their check")
        }
        guard let reason else {
          throw .badArgument(
            name: "--reason", expected: "why you look; it is recorded with the look")
        }
        question.whose = .patient(number, reason: reason)
      }
      return question
    }
  }
}

/// Reads a time, where one was given.
func pointInTime(_ text: String?, _ name: String) throws(LedgerError) -> Timestamp? {
  guard let text else { return nil }
  guard let time = Timestamp(text) else {
    throw .badArgument(name: name, expected: "a time such as 2020-10-12T09:30:00Z")
  }
  return time
}

extension Access {
  fileprivate var json: JSON {
    var facts: [String: JSON] = [
      "position": .int(position.rawValue), "recordedAt": .text(recordedAt),
      "actor": .string(actor), "kind": .string(kind.rawValue), "command": .string(command),
      "reason": .string(reason), "personNumber": .null, "disclosureId": .null,
      "persons": .optional(persons) { .int($0) },
      "referralNumber": .optional(referralNumber) { .int($0) },
      "eventsUnsealed": .optional(eventsUnsealed) { .int($0) }, "isCertain": .bool(isCertain),
    ]
    switch subject {
    case .person(let number): facts["personNumber"] = .int(number)
    case .disclosure(let number, _): facts["disclosureId"] = .int(number)
    case .many: break
    }
    return .object(facts)
  }

  fileprivate var line: String {
    var line = "\(position)  \(recordedAt)  \(actor)  \(command)  \(subjectWords)"
    if let referralNumber { line += ", referral \(referralNumber)" }
    if let eventsUnsealed, eventsUnsealed > 0 {
      line += "  \(counted(eventsUnsealed, "sealed part")) opened"
    }
    if !isCertain { line += "  not on record whether this person was among them" }
    return line + "  (\(reason))"
  }

  private var subjectWords: String {
    let people = persons.map { ", \(counted($0, "person", "people"))" } ?? ""
    switch subject {
    case .person(let number): return "person \(number)"
    case .disclosure(let number, _): return "disclosure \(number)\(people)"
    case .many(let persons): return persons.map { counted($0, "person", "people") } ?? "many"
    }
  }
}
