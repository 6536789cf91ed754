import EventLog
import EventSchema
import Foundation
import Glibc
import SeededRandom
import SubmissionLedger
import TestSupport
import Testing

extension OptOutExchangeSuites {
  /// The program is killed on its way and started again: no check is lost, and none is sent twice.
  @Suite struct ExchangeKillTests {
    /// What the program says when it has done a step.
    @Test(arguments: [
      "check 1:", "sent X26HC998-121020-0000.dat", "sent X26HC998-121020-0001.dat", "an answer to",
      "check 1 has ended",
    ])
    func whoeverIsKilledAfterAStepGoesOnWithIt(step: String) async throws {
      try await run { stage in
        let killed = try stage.start()
        while !killed.errors.contains(step), killed.process.isRunning {
          try await Task.sleep(for: .milliseconds(2))
        }
        killed.kill()
      }
    }

    @Test func whoeverIsKilledAtAnyTimeGoesOnWithIt() async throws {
      var generator = SeededGenerator(for: "killing a check on its way")
      for _ in 0..<6 {
        let delays = (0..<3).map { _ in Int.random(in: 20...700, using: &generator) }
        try await run { stage in
          for delay in delays {
            let killed = try stage.start()
            try await Task.sleep(for: .milliseconds(delay))
            killed.kill()
          }
        }
      }
    }

    /// Runs a check to its end after it was disturbed, beside a service that answers once.
    private func run(_ disturb: (ExchangeStage) async throws -> Void) async throws {
      let stage = try ExchangeStage()
      try await stage.empty()
      let responder = Responder(try stage.serviceSettings(), .someOptedOut)
      let serving = Task { try await responder.serve() }
      try await disturb(stage)
      var ended = try stage.events(.optOutCheckCompleted).count
      if ended == 0 {
        let last = try stage.start()
        last.process.waitUntilExit()
        #expect(last.process.terminationStatus == 0, "\(last.errors)")
        ended = try stage.events(.optOutCheckCompleted).count
      }
      serving.cancel()
      try? await serving.value
      // A run that was killed after its check had ended may have been followed by another check.
      let checks = try stage.events(.optOutCheckRequested).count
      #expect(checks <= 4 && ended >= 1 && ended >= checks - 1)
      #expect(try stage.events(.optOutCheckInconclusive).isEmpty)
      let sent = responder.requests.map(\.localID)
      #expect(Set(sent).count == sent.count, "a request was sent twice")
      #expect(sent.count >= 2 * ended)
      // The service says the same each time: nobody's status is told twice.
      #expect(try stage.events(.optOutStatusChanged).count == ExchangeStage.people)
      try stage.verify()
    }
  }
}

/// The program under way.
final class RunningCheck {
  let process: Process
  private let path: String

  init(_ process: Process, errorsAt path: String) {
    self.process = process
    self.path = path
  }

  /// What it wrote to standard error so far.
  var errors: String {
    String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
  }

  func kill() {
    if process.isRunning { Glibc.kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
  }
}

extension ExchangeStage {
  /// Starts a check as a program of its own.
  func start() throws -> RunningCheck {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: BuiltPrograms.path("iapt-ledger"))
    process.arguments = [
      "opt-out", "check", "--mesh", settingsPath, "--ledger", ledgerPath, "--actor", "tester",
    ]
    let path = "\(home.path)/errors-\(UUID().uuidString)"
    try Data().write(to: URL(fileURLWithPath: path))
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    return RunningCheck(process, errorsAt: path)
  }
}
