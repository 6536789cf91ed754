internal import EventLog
internal import SubmissionLedger

extension Access {
  var json: JSON {
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

  var line: String {
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
