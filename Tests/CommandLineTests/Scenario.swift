import Foundation
import TestSupport
import Testing

/// A file of commands with what they must answer.
///
/// - `# words`: a remark.
/// - `$ command`: a line for the shell, run in a directory that the whole scenario shares.
/// - `> line` and `! line`: what the command writes to standard output and to standard error.
/// - `= status`: its exit status.
///
/// What differs from run to run is masked, see ``mask(_:)``.
struct Scenario {
  struct Step {
    var remarks: [String] = []
    var command = ""
    var output: [String] = []
    var errors: [String] = []
    var status: Int32 = 0
  }

  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Scenarios")

  static let names: [String] = {
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    return (names ?? []).filter { $0.hasSuffix(".scenario") }.sorted()
  }()

  private(set) var steps: [Step] = []
  private(set) var lastRemarks: [String] = []
  private let url: URL

  init(_ name: String) throws {
    url = Self.folder.appendingPathComponent(name)
    let text = try String(contentsOf: url, encoding: .utf8)
    var remarks: [String] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let content = String(line.dropFirst(2))
      switch line.prefix(1) {
      case "$":
        steps.append(Step(remarks: remarks, command: content))
        remarks = []
      case ">": steps[steps.count - 1].output.append(content)
      case "!": steps[steps.count - 1].errors.append(content)
      case "=": steps[steps.count - 1].status = try #require(Int32(content))
      case "#", "": remarks.append(String(line))
      default: throw CocoaError(.fileReadCorruptFile)
      }
    }
    lastRemarks = remarks
  }

  /// Runs the steps in order; each must do what is written.
  func run() throws {
    let home = try Home()
    for step in steps {
      let came = try Self.run(step, in: home)
      #expect(came.status == step.status, "\(step.command)\n\(came.errors.joined(separator: "\n"))")
      #expect(came.output == step.output, "standard output of: \(step.command)")
      #expect(came.errors == step.errors, "standard error of: \(step.command)")
    }
  }

  /// Writes down what the steps do now, to be read before it is committed.
  func record() throws {
    let home = try Home()
    var lines: [String] = []
    for step in steps {
      let came = try Self.run(step, in: home)
      lines += came.remarks + ["$ " + came.command]
      lines += came.output.map { $0.isEmpty ? ">" : "> " + $0 }
      lines += came.errors.map { $0.isEmpty ? "!" : "! " + $0 }
      lines.append("= \(came.status)")
    }
    let text = lines.joined(separator: "\n") + "\n"
    try text.write(to: url, atomically: true, encoding: .utf8)
  }

  private static func run(_ step: Step, in home: Home) throws -> Step {
    let result = try home.shell(step.command)
    var came = step
    guard case .exited(let status) = result.status else {
      Issue.record("\(step.command) was ended by a signal")
      return came
    }
    came.status = status
    came.output = lines(mask(result.output))
    came.errors = lines(mask(result.complaints))
    if step.command.contains("--json"), !step.command.contains("|"), status <= 1 {
      #expect(isJSON(result.output), "\(step.command) printed something else than JSON")
    }
    return came
  }

  private static func lines(_ text: String) -> [String] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    return lines
  }

  /// Replaces keys, root hashes, signatures and sizes on disk; digests of files stay.
  static func mask(_ text: String) -> String {
    var text = text
    text.replace(/(fileDigest"?(?: : |:| )"?|SHA-256 of the file: )([0-9a-f]{64})/) { match in
      match.output.1 + "sha256:" + match.output.2
    }
    text.replace(/(?<digest>sha256:)?[0-9a-f]{64}/) { match in
      match.output.digest == nil ? "<hash>" : match.output.0
    }
    text.replace(/example\.org\/iapt\+[0-9a-f]{8}\+[A-Za-z0-9+\/=]+/, with: "<key>")
    text.replace(/(?<digest>sha256:)?[A-Za-z0-9+\/]{43,}=*/) { match in
      match.output.digest == nil ? "<base64>" : match.output.0
    }
    text.replace(/(diskBytes" : )[0-9]+/) { match in match.output.1 + "<bytes>" }
    text.replace(/on disk: [0-9]+ bytes/, with: "on disk: <bytes> bytes")
    return text
  }

  /// Whether the text is one document, or documents on a line each.
  static func isJSON(_ text: String) -> Bool {
    func parses(_ text: some StringProtocol) -> Bool {
      let data = Data(text.utf8)
      return (try? JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed)) != nil
    }
    return parses(text) || text.split(separator: "\n").allSatisfy(parses)
  }
}
