import Testing
import TransparencyLog

@Suite struct ErrorTextTests {
  @Test func `an error says in one line what failed, on what and what to do`() throws {
    let key = try NoteVerifier(parsing: Samples.peterPublic).key
    let texts = [
      "\(NoteError.malformed(.checkpoint, line: 2, .badNumber))":
        "this is no checkpoint: line 2 is not a decimal number from 0 to 2^63 - 1 without leading zeros; "
        + "obtain the text again, unchanged",
      "\(NoteError.signatureInvalid(key))":
        "the signature by PeterNeumann+c74f20a3 does not match the note: "
        + "the text or the signature was changed",
      "\(NoteError.originDiffers(expected: "a", actual: "b"))":
        "the checkpoint is of log \"b\", expected \"a\": ask the right log",
      "\(ProofError.leafOutsideTree(index: 9, size: 5))":
        "no leaf 9 in a tree of size 5: ask for a proof against a later checkpoint",
      "\(ProofError.wrongHashCount(expected: 3, actual: 2))":
        "the proof holds 2 hashes, its sizes ask for 3: ask for the proof again",
    ]
    for (actual, expected) in texts { #expect(actual == expected) }
  }
}
