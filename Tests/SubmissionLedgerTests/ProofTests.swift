import EventLog
import SeededRandom
import SubmissionLedger
import TestSupport
import Testing
import TransparencyLog

@Suite struct ProofTests {
  /// A ledger with two checkpoints, the key that checks them, and their sizes.
  private func signedTwice() throws -> (ledger: TestLedger, key: String, sizes: [UInt64]) {
    let ledger = try TestLedger()
    try ledger.submit("edge/dates.bundle")
    let first = try ledger.use { try $0.signCheckpoint() }
    try ledger.submit("edge/base.bundle")
    let second = try ledger.use { try $0.signCheckpoint() }
    let key = try ledger.use { $0.identity.verifier.encoded }
    return (ledger, key, [first, second].map(\.checkpoint.size.rawValue))
  }

  @Test func everySignedEventIsProvedToWhoeverHoldsTheKey() throws {
    let (ledger, key, sizes) = try signedTwice()
    let events = try ledger.events()
    for replayed in events.prefix(Int(sizes[1])) {
      let position = replayed.event.position
      let proof = try ledger.use { try $0.proveInclusion(of: position) }
      let answer = try ProofCheck.check(Array(proof.utf8), verifierKey: key)
      guard case .inclusion(let index, let leaf, let checkpoint) = answer else {
        Issue.record("\(position): \(answer)")
        continue
      }
      #expect((index, leaf) == (position.rawValue, replayed.leafHash))
      #expect(checkpoint.size.rawValue == sizes[1])
    }
    let unsigned = try ledgerError {
      try ledger.use { _ = try $0.proveInclusion(of: Position(sizes[1])) }
    }
    #expect(unsigned.kind == .badInput)
  }

  @Test func oneSignedLogIsProvedToBeginTheOther() throws {
    let (ledger, key, sizes) = try signedTwice()
    let proof = try ledger.use { try $0.proveConsistency(from: sizes[0], to: sizes[1]) }
    let answer = try ProofCheck.check(Array(proof.utf8), verifierKey: key)
    guard case .consistency(let older, let newer) = answer else {
      Issue.record("\(answer)")
      return
    }
    #expect([older.size.rawValue, newer.size.rawValue] == sizes)
    for (old, new) in [(sizes[1], sizes[0]), (sizes[0], sizes[1] + 1), (0, sizes[1])] {
      let error = try ledgerError {
        try ledger.use { _ = try $0.proveConsistency(from: old, to: new) }
      }
      #expect(error.kind == .badInput)
    }
  }

  private func isProved(_ proof: [UInt8], _ key: String) -> Bool {
    switch try? ProofCheck.check(proof, verifierKey: key) {
    case .inclusion, .consistency: true
    case .refused, nil: false
    }
  }

  enum Kind: CaseIterable { case inclusion, consistency }

  @Test(arguments: Kind.allCases)
  func aProofWithAnyByteChangedProvesNothing(kind: Kind) throws {
    let (ledger, key, sizes) = try signedTwice()
    let text = try ledger.use { ledger in
      switch kind {
      case .inclusion: try ledger.proveInclusion(of: Position(0))
      case .consistency: try ledger.proveConsistency(from: sizes[0], to: sizes[1])
      }
    }
    let proof = Array(text.utf8)
    #expect(isProved(proof, key))
    var random = SeededGenerator(for: "changed proofs")
    for place in proof.indices {
      var changed = proof
      changed[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      #expect(!isProved(changed, key), "byte \(place)")
    }
    for length in stride(from: 0, to: proof.count, by: 7) {
      #expect(!isProved(Array(proof.prefix(length)), key), "cut to \(length) bytes")
    }
    #expect(!isProved(proof + [0x0a], key))
  }

  @Test func anotherLedgersKeyChecksNothing() throws {
    let (ledger, _, _) = try signedTwice()
    let other = try TestLedger().use { $0.identity.verifier.encoded }
    let proof = try ledger.use { try $0.proveInclusion(of: Position(1)) }
    #expect(!isProved(Array(proof.utf8), other))
  }
}
