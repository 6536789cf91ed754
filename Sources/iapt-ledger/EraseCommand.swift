internal import ArgumentParser
internal import EventLog
internal import Intake
internal import SubmissionLedger

struct EraseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "erase",
    abstract: "Destroy the keys of a person: what is sealed under them can be read no more.",
    discussion: """
      It cannot be undone. All numbers by which the ledger knows the person go together; the events \
      stay, and every proof over them. A copy of the vault that was made before holds the keys until it \
      is destroyed too.
      """)

  @Option(help: "The NHS number.")
  var nhsNumber: String

  @Option(help: "Why; it stands in the log for ever: no identifier of a patient.")
  var reason: String

  @Option(help: "Where the document is found; no identifier of a patient.")
  var reference: String

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let number = try checked(nhsNumber: nhsNumber)
    let answer = try global.open().erase(number, reason: reason, reference: reference)
    if global.json {
      try Output.document(try answer.json.text(onOneLine: false))
    } else {
      for line in answer.lines(reference) { try Output.answer(line) }
    }
    if case .nobody = answer { throw ExitStatus.no }
  }
}

extension ErasureAnswer {
  fileprivate func lines(_ reference: String) -> [String] {
    switch self {
    case .erased(let erasure):
      [
        "Erased \(erasure.words), told at position \(erasure.position).",
        "Backups of the vault made before \(erasure.erasedAt) still hold the keys: destroy them.",
      ]
    case .earlier(let erasure):
      [
        "Nobody of that NHS number is in the ledger; nothing was changed.",
        "Under the reference \(reference) \(erasure.words) was erased on \(erasure.erasedAt) "
          + "(position \(erasure.position)).",
      ]
    case .nobody: ["Nobody of that NHS number is in the ledger; nothing was changed."]
    }
  }

  fileprivate var json: JSON {
    switch self {
    case .erased(let erasure):
      .object(["erased": .bool(true), "isNew": .bool(true)].merging(erasure.members) { $1 })
    case .earlier(let erasure):
      .object(["erased": .bool(true), "isNew": .bool(false)].merging(erasure.members) { $1 })
    case .nobody: .object(["erased": .bool(false), "isNew": .bool(false)])
    }
  }
}

extension Erasure {
  /// Whose keys are gone: `person 4`, `person 4 (also 9)`.
  fileprivate var words: String {
    let others = persons.dropFirst().map(String.init).joined(separator: ", ")
    return "person \(persons.first.map(String.init) ?? "?")"
      + (others.isEmpty ? "" : " (also \(others))")
  }

  /// What the log tells of it.
  var members: [String: JSON] {
    [
      "personNumbers": .array(persons.map { .int($0) }), "reason": .string(reason),
      "reference": .string(reference), "position": .int(position.rawValue),
      "erasedAt": .text(erasedAt),
    ]
  }
}
