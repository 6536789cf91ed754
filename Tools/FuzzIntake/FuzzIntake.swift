import ArgumentParser
import Foundation
import SeededRandom

/// Feeds the parsers of foreign bytes with damaged input.
@main
struct FuzzIntake: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fuzz-intake",
    abstract: "Feed the CSV reader and the parser of the reader program's answers with any bytes.",
    discussion: """
      Ends with status 1 at the first case that breaks a rule, and keeps its input. The input of \
      the case that is running is kept too, for the case that it ends the program.
      """)

  @Option(help: "For how many minutes.")
  var minutes = 3.0

  @Option(help: "The seed; the same seed makes the same cases.")
  var seed: UInt64?

  @Option(help: "The reader program, to have it answer on the files.")
  var reader: String?

  @Argument(help: "Files on which the reader program answers.")
  var files: [String] = []

  /// The seconds after which a case hangs.
  private static let caseLimitSeconds = 20
  /// The most memory that may have been in use at the end.
  private static let memoryLimitKilobytes = 1 << 20

  func run() throws {
    let seed = seed ?? UInt64.random(in: 0...UInt64(UInt32.max))
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("fuzz-intake-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    print("SEED=\(seed); the input of the running case is in \(folder.path)")
    let real = try reader.map { try RealAnswers.load(reader: $0, files: files) } ?? []
    let deadline = Date(timeIntervalSinceNow: minutes * 60)
    var csv = FuzzRun(CSVTarget(), seed: seed)
    var answer = FuzzRun(AnswerTarget(real: real), seed: seed)
    while Date() < deadline {
      try run(&csv, keeping: folder)
      try run(&answer, keeping: folder)
    }
    report(csv)
    report(answer)
    try checkMemory()
    try FileManager.default.removeItem(at: folder)
  }

  private func run<Target>(_ run: inout FuzzRun<Target>, keeping folder: URL) throws {
    do {
      let target = run.target
      try run.runCase { input in
        for (name, bytes) in target.inputs(input) {
          try Data(bytes).write(to: folder.appendingPathComponent("\(target.name)-\(name)"))
        }
        // A case that hangs ends the program by a signal.
        _ = alarm(UInt32(FuzzIntake.caseLimitSeconds))
      }
    } catch let failure as FuzzFailure {
      print("BROKEN: \(failure.what); its input is in \(folder.path)")
      for (name, bytes) in failure.inputs {
        try Data(bytes).write(to: folder.appendingPathComponent("broken-\(name)"))
      }
      throw ExitCode(1)
    }
  }

  private func report<Target>(_ run: FuzzRun<Target>) {
    let tally = run.tally.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
    print("\(run.target.name): \(run.cases) cases: \(tally.joined(separator: ", "))")
  }

  private func checkMemory() throws {
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    let used = line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
    print("most memory in use: \(used / 1024) MiB")
    if used > FuzzIntake.memoryLimitKilobytes {
      print("BROKEN: more than \(FuzzIntake.memoryLimitKilobytes / 1024) MiB of memory in use")
      throw ExitCode(1)
    }
  }
}
