import EventLog
import EventSchema
import Foundation
import MESHClient
import OptOutExchange
import Policy
import SubmissionLedger
import TestSupport
import Testing

extension OptOutExchangeSuites {
  /// Whole checks against the sandbox, with a service that answers in every way it can.
  @Suite struct ExchangeTests {
    /// Runs the body while the service answers in one way.
    private func withService(
      _ behaviour: Responder.Behaviour, _ stage: ExchangeStage,
      _ body: (Responder) async throws -> Void
    ) async throws {
      let responder = Responder(try stage.serviceSettings(), behaviour)
      let serving = Task { try await responder.serve() }
      do {
        try await body(responder)
      } catch {
        serving.cancel()
        throw error
      }
      serving.cancel()
      try? await serving.value
    }

    private static let outcomes: [(Responder.Behaviour, OptOutCheckResult.Outcome)] = [
      (.allClear, .complete), (.someOptedOut, .complete), (.interimReceipt, .complete),
      (.answersTwice, .complete), (.answersToAnOldRequest, .complete),
      (.everyoneOptedOut, .inconclusive(reason: "empty")),
      (.empty, .inconclusive(reason: "empty")),
      (.invalidNumbers, .inconclusive(reason: "invalidNumbers")),
      (.duplicate, .inconclusive(reason: "duplicateNumber")),
      (.foreignNumbers, .inconclusive(reason: "foreignNumber")),
      (.garbled, .inconclusive(reason: "garbled")),
      (.contradictsItself, .inconclusive(reason: "contradiction")),
      (.neverAnswers, .inconclusive(reason: "noReply")),
      (.notDelivered, .inconclusive(reason: "notDelivered")),
      (.tooLong, .inconclusive(reason: "unreadable")),
    ]

    @Test func noBehaviourIsLeftOut() {
      #expect(Set(Self.outcomes.map(\.0)) == Set(Responder.Behaviour.allCases))
    }

    @Test(arguments: outcomes)
    func aCheckEndsAsTheServiceAnswers(
      behaviour: Responder.Behaviour, outcome: OptOutCheckResult.Outcome
    ) async throws {
      let stage = try ExchangeStage(replySeconds: behaviour == .neverAnswers ? 2 : 60)
      try await stage.empty()
      try await withService(behaviour, stage) { responder in
        let result = try await stage.check()
        #expect(result.outcome == outcome && result.requested == ExchangeStage.people)
        try stage.verify()
        // A check may be over before the service has looked at its second file.
        for _ in 0..<1_200 where responder.requests.count < 2 {
          try await Task.sleep(for: .milliseconds(50))
        }
        let requests = responder.requests
        #expect(requests.map(\.numbers.count).sorted() == [53, 54])
        #expect(Set(responder.numbers).count == ExchangeStage.people)
        #expect(responder.numbers == responder.numbers.sorted(), "the order tells nothing")
        let standings = try stage.standings(of: responder.numbers)
        if outcome == .complete {
          let clear = Set(
            behaviour == .allClear
              ? responder.numbers : requests.flatMap { Responder.clear($0.numbers) })
          for (number, standing) in standings {
            #expect(standing == (clear.contains(number) ? "notSet" : "set"))
          }
          #expect(result.returned == clear.count && result.changes == ExchangeStage.people)
          #expect(try stage.events(.optOutStatusChanged).count == ExchangeStage.people)
        } else {
          // Everything inconclusive is closed: nobody is known not to have opted out.
          #expect(standings.values.allSatisfy { $0 == "unknown" })
          #expect(try stage.events(.optOutStatusChanged).isEmpty && result.changes == 0)
        }
        #expect(try stage.events(.optOutCheckRequested).count == 1)
        let ends = try stage.events(.optOutCheckCompleted) + stage.events(.optOutCheckInconclusive)
        #expect(ends.count == 1)
      }
      // What came too late for this check is taken away by the next one.
      if outcome == .complete { #expect(try await stage.inbox().isEmpty) }
    }

    @Test func aSecondCheckTellsOnlyWhatChanged() async throws {
      let stage = try ExchangeStage()
      try await stage.empty()
      try await withService(.someOptedOut, stage) { _ in
        let first = try await stage.check()
        let second = try await stage.check()
        #expect(first.changes == ExchangeStage.people && second.changes == 0)
        #expect(second.check == 2 && second.optedOut == first.optedOut)
      }
      try await withService(.allClear, stage) { responder in
        let third = try await stage.check()
        #expect(third.optedOut == 0 && third.changes > 0 && third.changes < ExchangeStage.people)
        #expect(try stage.standings(of: responder.numbers).values.allSatisfy { $0 == "notSet" })
      }
      try stage.verify()
    }

    @Test func aServiceThatIsAwayForAWhileEndsNoCheck() async throws {
      let gate = try await ServiceGate.open(to: try #require(Sandbox.port.flatMap { Int($0) }))
      let stage = try ExchangeStage(replySeconds: 60, through: gate)
      try await stage.empty()
      let steps = Steps()
      let responder = Responder(try stage.serviceSettings(), .someOptedOut)
      let away = Task {
        try await steps.wait(for: 2) { if case .sent = $0 { true } else { false } }
        try await gate.shut()
        try await steps.wait(for: 2) { if case .notReached = $0 { true } else { false } }
        gate.open()
        try await responder.serve()
      }
      let result = try await stage.check(steps)
      #expect(result.outcome == .complete && result.changes == ExchangeStage.people)
      #expect(steps.all.contains { if case .notReached = $0 { true } else { false } })
      #expect(try stage.events(.optOutCheckRequested).count == 1)
      try stage.verify()
      away.cancel()
      try? await away.value
      try await gate.stop()
    }

    @Test func anAnswerThatComesAfterItsCheckHasEndedIsTakenAwayAndChangesNothing() async throws {
      let stage = try ExchangeStage(replySeconds: 1)
      try await stage.empty()
      let silent = try await stage.check()
      #expect(silent.outcome == .inconclusive(reason: "noReply"))
      let steps = Steps()
      try await withService(.someOptedOut, stage) { responder in
        // The service wakes up and answers the old request first.
        while responder.requests.count < 2 { try await Task.sleep(for: .milliseconds(50)) }
        while try await stage.inbox().count < 2 { try await Task.sleep(for: .milliseconds(50)) }
        #expect(try stage.events(.optOutStatusChanged).isEmpty)
        try stage.setReplySeconds(60)
        let result = try await stage.check(steps)
        #expect(result.outcome == .complete)
      }
      let outdated = steps.all.filter { if case .outdated = $0 { true } else { false } }
      #expect(outdated.count == 2)
      #expect(try await stage.inbox().isEmpty)
      try stage.verify()
    }

    @Test func aRunWhoseCheckAnotherCommandEndedStopsAndTakesNothingAway() async throws {
      let stage = try ExchangeStage(replySeconds: 60)
      try await stage.empty()
      let steps = Steps()
      let waiting = try stage.start()
      while !waiting.errors.contains("0001.dat"), waiting.process.isRunning {
        try await Task.sleep(for: .milliseconds(5))
      }
      // A second run at the same time is refused, and has sent nothing.
      await #expect(throws: ExchangeError.self) { try await stage.check(steps) }
      #expect(steps.all.isEmpty)
      try stage.use { ledger in
        _ = try ledger.requestOptOutCheck(
          over: .file, OptOutCheckOptions(mailbox: ExchangeStage.ledgerMailbox))
      }
      waiting.process.waitUntilExit()
      #expect(waiting.process.terminationStatus == 1, "\(waiting.errors)")
      #expect(waiting.errors.contains("was ended by another command"))
      try stage.verify()
    }

    @Test func aMessageOfAnotherFlowIsLeftWhereItIs() async throws {
      let stage = try ExchangeStage()
      try await stage.empty()
      let other = try await stage.service { client in
        try await client.send(
          OutgoingMessage(
            to: MailboxID(ExchangeStage.ledgerMailbox), workflow: WorkflowID("OTHER_FLOW"),
            fileName: "other.dat", localID: "other", content: .bytes([1, 2, 3])))
      }
      try await withService(.someOptedOut, stage) { _ in
        let result = try await stage.check()
        #expect(result.outcome == .complete)
      }
      let left = try await stage.inbox()
      #expect(left == [other])
      try await stage.empty()
    }

    @Test func aMailboxThatIsNotThereEndsTheCheck() async throws {
      let stage = try ExchangeStage()
      let path = stage.settingsPath
      let text = try String(contentsOfFile: path, encoding: .utf8)
        .replacing(ExchangeStage.serviceMailbox, with: "X26NOBODY")
      try text.write(toFile: path, atomically: true, encoding: .utf8)
      let result = try await stage.check()
      #expect(result.outcome == .inconclusive(reason: "notDelivered"))
      try stage.verify()
    }

    @Test(arguments: [
      ("\"recipient\"", "\"receiver\"", "receiver"), ("60,", "0,", "numbersPerFile"),
      ("mesh.json", "nowhere.json", "nowhere.json"), ("{\"mesh\"", "[\"mesh\"", "no JSON object"),
      ("\"pollSeconds\": 1", "\"pollSeconds\": 1.5", "pollSeconds"),
    ])
    func settingsAreRefusedWithTheKeyAtFault(old: String, new: String, words: String) throws {
      let stage = try ExchangeStage()
      let text = try String(contentsOfFile: stage.settingsPath, encoding: .utf8)
      #expect(text.contains(old))
      try text.replacing(old, with: new)
        .write(toFile: stage.settingsPath, atomically: true, encoding: .utf8)
      let error = try #require(throws: ExchangeError.self) {
        try ExchangeSettings.load(path: stage.settingsPath)
      }
      #expect(error.description.contains(words), "\(error)")
    }
  }
}
