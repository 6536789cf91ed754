import Foundation
import Testing

@testable import Intake

/// Programs in the reader's place that do everything wrong.
@Suite(.serialized) struct HostileReaderTests {
  static let good = "IDR1K\\012\\000\\000\\000\\006\\000access\\000\\000"

  struct Case: CustomTestStringConvertible {
    let name: String
    let script: String
    let accepts: @Sendable (ReaderFault) -> Bool
    var testDescription: String { name }

    init(_ name: String, _ script: String, _ accepts: @escaping @Sendable (ReaderFault) -> Bool) {
      self.name = name
      self.script = script
      self.accepts = accepts
    }

    init(_ name: String, _ script: String, _ fault: ReaderFault) {
      self.init(name, script) { $0 == fault }
    }

    private static func isBadAnswer(_ fault: ReaderFault) -> Bool {
      if case .badAnswer = fault { true } else { false }
    }

    static let all = [
      Case("hangs", "exec /bin/sleep 60", .outOfTime(seconds: 2)),
      Case("hangs in a child", "/bin/sleep 60", .outOfTime(seconds: 2)),
      Case(
        "hangs after a good answer", "printf '\(good)Z\\000\\000\\000\\000'; /bin/sleep 60",
        .outOfTime(seconds: 2)),
      Case(
        "leaves a child behind that holds the pipe",
        "printf '\(good)Z\\000\\000\\000\\000'; /bin/sleep 60 &", .outOfTime(seconds: 2)),
      Case("closes its output and hangs", "exec >&-; exec /bin/sleep 60", .outOfTime(seconds: 2)),
      Case("endless output", "exec /usr/bin/yes", isBadAnswer),
      Case("endless frames", "printf '\(good)'; exec /bin/cat /dev/zero", isBadAnswer),
      Case(
        "endless long frames",
        "printf '\(good)'; while :; do printf 'T\\000\\000\\100\\000'; "
          + "/usr/bin/head -c 4194304 /dev/zero; done",
        .tooMuchOutput(limit: 1 << 20)),
      Case(
        "too much output",
        "printf 'IDR1K\\377\\377\\077\\000'; exec /bin/cat /dev/zero",
        .tooMuchOutput(limit: 1 << 20)),
      Case("endless complaints", "exec /usr/bin/yes >&2", .complained),
      Case("one complaint", "printf '\(good)Z\\000\\000\\000\\000'; echo damaged >&2", .complained),
      Case("says nothing", "exit 0", isBadAnswer), Case("fails", "exit 3", .exitStatus(3)),
      Case(
        "fails after a good answer", "printf '\(good)Z\\000\\000\\000\\000'; exit 3",
        .exitStatus(3)),
      Case("dies by a signal", "kill -SEGV $$", .signal(11)),
      Case(
        "dies after a good answer", "printf '\(good)Z\\000\\000\\000\\000'; kill -SEGV $$",
        .signal(11)),
      Case("breaks off", "printf '\(good)'", isBadAnswer),
      Case("goes on after the end", "printf '\(good)Z\\000\\000\\000\\000Z'", isBadAnswer),
      Case("another sign", "printf 'IDR2K'", isBadAnswer),
      Case(
        "a length beyond the frame",
        "printf 'IDR1K\\012\\000\\000\\000\\377\\377access\\000\\000'", isBadAnswer),
      Case("a length beyond all measure", "printf 'IDR1K\\377\\377\\377\\377'", isBadAnswer),
      Case(
        "an unknown kind", "printf 'IDR1K\\012\\000\\000\\000\\006\\000excess\\000\\000'",
        isBadAnswer),
      Case(
        "text that is not UTF-8",
        "printf 'IDR1K\\012\\000\\000\\000\\006\\000acc\\377ss\\000\\000'", isBadAnswer),
      Case(
        "a table twice",
        "printf '\(good)'; for i in 1 2; do "
          + "printf 'T\\011\\000\\000\\000\\001\\000A\\000\\000\\000\\000\\000\\000'; done; "
          + "printf 'Z\\000\\000\\000\\000'",
        .badAnswer("a name twice")),
      Case("an unknown frame", "printf '\(good)Q\\000\\000\\000\\000'", isBadAnswer),
      Case("rows where none are asked for", "printf '\(good)R\\000\\000\\000\\000'", isBadAnswer),
      Case(
        "a table that is cut short", "printf '\(good)T\\003\\000\\000\\000\\001\\000A'",
        isBadAnswer),
    ]
  }

  /// - Parameter limit: in seconds; where nothing hangs it is long, so that a slow machine does not come to it.
  private func program(
    _ script: String, limit: Int = 60
  ) throws -> (ScratchBundle, ReaderProgram) {
    let folder = try ScratchBundle()
    try folder.write("script", "#!/bin/sh\n\(script)\n".utf8)
    // A file that this process had open to write may be held by a child of another test, and is then
    // no program yet ("text file busy"); a copy made by another program never was.
    let install = try Process.run(
      URL(fileURLWithPath: "/usr/bin/install"),
      arguments: ["-m", "755", "\(folder.path)/script", "\(folder.path)/reader"])
    install.waitUntilExit()
    try #require(install.terminationStatus == 0)
    let program = ReaderProgram(
      path: "\(folder.path)/reader", timeLimitSeconds: limit, outputLimitBytes: 1 << 20)
    return (folder, program)
  }

  @Test(arguments: Case.all)
  func aReaderThatMisbehavesIsEndedAndRefusedInTime(example: Case) throws {
    let hangs = example.accepts(.outOfTime(seconds: 2))
    let (folder, program) = try program(example.script, limit: hangs ? 2 : 60)
    let path = try Fixture.path("edge/v2016.accdb")
    let clock = ContinuousClock()
    let started = clock.now
    let error = try withExtendedLifetime(folder) {
      try #require(throws: IntakeError.self) {
        try SubmissionFile.open(path, options: IntakeOptions(reader: program))
      }
    }
    guard case .readerFailed(path, let fault) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(example.accepts(fault), "\(fault)")
    // Those that would go on for ever end at a limit; the time is told of those that wait for it.
    if hangs { #expect(clock.now - started < .seconds(20)) }
  }

  @Test(arguments: [
    ("E\\004\\000\\000\\000\\000\\000\\000\\000", "2 rows declared in IDS000Header, 0 came"),
    ("E\\004\\000\\000\\000\\002\\000\\000\\000", "another number of rows than came"),
    (
      "R\\000\\000\\000\\000R\\000\\000\\000\\000R\\000\\000\\000\\000",
      "more rows than were declared"
    ),
    ("Z\\000\\000\\000\\000", "a frame out of turn"),
  ])
  func aReaderThatCountsWronglyIsRefused(frames: String, what: String) throws {
    let table = "T\\024\\000\\000\\000\\014\\000IDS000Header\\002\\000\\000\\000\\000\\000"
    let (folder, program) = try program(
      "if [ $1 = inspect ]; then printf '\(HostileReaderTests.good)'; else printf IDR1; fi; "
        + "printf '\(table)'; if [ $1 = rows ]; then printf '\(frames)'; fi; "
        + "printf 'Z\\000\\000\\000\\000'")
    let path = try Fixture.path("edge/v2016.accdb")
    #expect(throws: IntakeError.readerFailed(path: path, fault: .badAnswer(what))) {
      try withExtendedLifetime(folder) {
        let file = try SubmissionFile.open(path, options: IntakeOptions(reader: program))
        return try file.check(Fixture.provider())
      }
    }
  }

  @Test func aRefusalOfTheReaderIsPassedOn() throws {
    let (folder, program) = try program(
      "printf 'IDR1X\\016\\000\\000\\000\\007\\000damaged\\003\\000bad'; exit 1")
    let path = try Fixture.path("edge/v2016.accdb")
    #expect(throws: IntakeError.readerRefused(path: path, code: "damaged", detail: "bad")) {
      try withExtendedLifetime(folder) {
        try SubmissionFile.open(path, options: IntakeOptions(reader: program))
      }
    }
  }

  @Test func theReaderHasNoEnvironmentAndNoOtherFiles() throws {
    // The answer is good only where the variable is not there and no file beyond the three is open.
    let (folder, program) = try program(
      "[ -z \"$HOME$USER$SECRET\" ] || exit 9; "
        + "for f in 3 4 5 6 7 8 9; do [ ! -e /proc/$$/fd/$f ] || [ $f -ge 10 ] || "
        + "case $(/bin/readlink /proc/$$/fd/$f) in */reader) ;; *) exit 8;; esac; done; "
        + "printf '\(HostileReaderTests.good)Z\\000\\000\\000\\000'")
    let file = try withExtendedLifetime(folder) {
      try SubmissionFile.open(
        Fixture.path("edge/v2016.accdb"), options: IntakeOptions(reader: program))
    }
    #expect(file.kind == .access)
  }

  @Test func aReaderThatIsNotThereIsSaid() throws {
    let path = try Fixture.path("edge/v2016.accdb")
    #expect(throws: IntakeError.noReader(path: path)) {
      try SubmissionFile.open(path, options: IntakeOptions())
    }
    let error = try #require(throws: IntakeError.self) {
      let program = ReaderProgram(path: "/nowhere/reader")
      return try SubmissionFile.open(path, options: IntakeOptions(reader: program))
    }
    guard case .readerNotStarted("/nowhere/reader", _) = error else {
      Issue.record("\(error)")
      return
    }
  }
}
