import SeededRandom
import Testing
import TransparencyLog

/// Random damage to valid texts: reading either fails, or keeps every byte.
@Suite struct MutationTests {
  struct Form: Sendable, CustomTestStringConvertible {
    let name: String
    let samples: [String]
    /// Reads the bytes and writes them again.
    let rewrite: @Sendable ([UInt8]) throws -> String

    var testDescription: String { name }
  }

  static func forms() throws -> [Form] {
    let peter = Samples.peterText + "\n" + Samples.peterLine
    return [
      Form(name: "note", samples: [peter, peter + Samples.enochLine]) {
        try SignedNote(parsing: $0.span).encoded
      },
      Form(name: "checkpoint", samples: [try Samples.checkpoint(size: 9).unverified.text]) {
        try Checkpoint(parsing: $0.span).text
      },
      Form(
        name: "signed checkpoint",
        samples: [
          try Samples.checkpoint(size: 0).encoded,
          try Samples.checkpoint(size: 40, extensions: ["a b", "\u{e9}"]).encoded,
        ]
      ) { try SignedCheckpoint(parsing: $0.span).encoded },
      Form(
        name: "inclusion proof",
        samples: [
          try Samples.inclusionProof(index: 7, size: 40).encoded,
          try Samples.inclusionProof(index: 0, size: 1, extra: [0xff, 0]).encoded,
        ]
      ) { try InclusionProof(parsing: $0.span).encoded },
      Form(
        name: "consistency proof",
        samples: [
          try Samples.consistencyProof(from: 5, to: 40).encoded,
          try Samples.consistencyProof(from: 0, to: 8).encoded,
        ]
      ) { try ConsistencyProof(parsing: $0.span).encoded },
      Form(name: "verifier key", samples: [Samples.peterPublic, Samples.enochPublic]) {
        try NoteVerifier(parsing: String(decoding: $0, as: UTF8.self)).encoded
      },
      Form(name: "signing key", samples: [Samples.peterPrivate]) {
        try NoteSigner(parsingPrivateKey: String(decoding: $0, as: UTF8.self)).encodedPrivateKey()
      },
    ]
  }

  @Test(arguments: try forms())
  func `a damaged text is refused or kept byte for byte`(form: Form) throws {
    var generator = SeededGenerator(for: "damaged texts, \(form.name)")
    for sample in form.samples {
      #expect(try form.rewrite(Array(sample.utf8)).utf8.elementsEqual(sample.utf8))
    }
    var accepted = 0
    for _ in 0..<3000 {
      guard let sample = form.samples.randomElement(using: &generator) else { return }
      var bytes = Array(sample.utf8)
      for _ in 0...Int.random(in: 0...2, using: &generator) { mutate(&bytes, &generator) }
      guard let rewritten = try? form.rewrite(bytes) else { continue }
      accepted += 1
      if !rewritten.utf8.elementsEqual(bytes) {
        Issue.record("\(bytes) became \(Array(rewritten.utf8))")
      }
    }
    // Damage within opaque text or a signature leaves the form intact; keys have an ID to break.
    let isKey = form.name.hasSuffix("key")
    #expect(isKey || accepted > 0, "no damaged text was read")
  }

  private func mutate(_ bytes: inout [UInt8], _ generator: inout SeededGenerator) {
    guard !bytes.isEmpty else { return }
    let index = Int.random(in: bytes.indices, using: &generator)
    let end = min(bytes.count, index + Int.random(in: 1...40, using: &generator))
    switch Int.random(in: 0..<8, using: &generator) {
    case 0: bytes[index] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
    case 1: bytes[index] = .random(in: 0...255, using: &generator)
    case 2: bytes.remove(at: index)
    case 3: bytes.insert(bytes.randomElement(using: &generator) ?? 0, at: index)
    case 4: bytes.removeSubrange(index..<end)
    case 5: bytes.insert(contentsOf: bytes[index..<end], at: index)
    case 6: bytes.insert(Array("\n +=0".utf8).randomElement(using: &generator) ?? 0, at: index)
    default: bytes.swapAt(index, Int.random(in: bytes.indices, using: &generator))
    }
  }
}
