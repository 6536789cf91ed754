internal import ArgumentParser
internal import DataSet
internal import EventLog
internal import Intake
internal import SubmissionLedger

struct ReferenceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reference",
    abstract: "Codes of organisations, sites, practices, postcodes and SNOMED that rules look up.",
    subcommands: [Load.self, List.self])

  struct Load: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Load a register; it replaces the one of its kind from here on.")

    @Argument(help: "organisations, sites, gp-practices, postcodes or snomed.")
    var kind: String

    @Argument(help: "A CSV file with the columns code, opens, closes, successor, roles.")
    var file: String

    @Option(help: "The day that the file describes, YYYY-MM-DD; else today.")
    var asAt: String?

    @OptionGroup var global: GlobalOptions

    func run() throws {
      guard let kind = ReferenceData.Kind(rawValue: kind) else {
        let kinds = ReferenceData.Kind.allCases.map(\.rawValue).joined(separator: ", ")
        throw LedgerError.badArgument(name: "KIND", expected: "one of \(kinds)")
      }
      let day = try asAt.map { text throws(LedgerError) in try calendarDay(text, "--as-at") }
      let loading = try global.open().loadReference(kind, from: file, asAt: day)
      if global.json {
        try Output.document(try loading.json.text(onOneLine: false))
      } else {
        for line in loading.lines { try Output.answer(line) }
      }
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Everything that was loaded; marks what is in force.")

    @OptionGroup var global: GlobalOptions

    func run() throws {
      let list = try global.open().referenceList()
      if global.json {
        try Output.document(try JSON.array(list.map(\.json)).text(onOneLine: false))
        return
      }
      for listed in list { try Output.answer(listed.line) }
      let loaded = Set(list.map(\.loaded.kind))
      for kind in ReferenceData.Kind.allCases where !loaded.contains(kind) {
        let consequence =
          kind.isNeeded ? "rules that need it are not checked" : "no rule needs it"
        try Output.answer("-  \(kind.rawValue)  not loaded: \(consequence)")
      }
    }
  }
}

extension ReferenceLoading {
  fileprivate var json: JSON {
    .object(
      loaded.members.merging(["isNew": .bool(isNew), "isRestored": .bool(isRestored)]) { $1 })
  }

  fileprivate var lines: [String] {
    let facts = "\(loaded.rows) rows as at \(loaded.asAt), position \(loaded.position)."
    if isNew { return ["Loaded \(loaded.kind.rawValue): \(facts)"] }
    let lines = ["Nothing was added: the same \(loaded.kind.rawValue) are in force, \(facts)"]
    return isRestored ? lines + ["Their content, which was lost, was written again."] : lines
  }
}

extension ListedReference {
  fileprivate var json: JSON {
    .object(
      loaded.members.merging([
        "isInForce": .bool(isInForce), "content": .string(content.rawValue),
      ]) { $1 })
  }

  fileprivate var line: String {
    var line =
      "\(loaded.position)  \(loaded.kind.rawValue)  loaded \(loaded.loadedAt)  "
      + "as at \(loaded.asAt)  \(loaded.rows) rows"
    if isInForce { line += "  in force" }
    if content != .whole { line += "  content \(content.rawValue)" }
    return line
  }
}

extension LoadedReference {
  fileprivate var members: [String: JSON] {
    [
      "kind": .string(kind.rawValue), "position": .int(position.rawValue),
      "loadedAt": .text(loadedAt), "asAt": .text(asAt), "rows": .int(rows),
      "contentDigest": .text(contentDigest), "fileDigest": .text(fileDigest),
    ]
  }
}
