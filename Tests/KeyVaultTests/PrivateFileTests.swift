import Foundation
import Synchronization
import Testing

@testable import KeyVault

@Suite("Files that only their owner may read")
struct PrivateFileTests {
  @Test("are so from the moment at which they have their name")
  func noMoment() async throws {
    let place = try TemporaryPlace()
    let paths = (0..<500).map { "\(place.path)/\($0)" }
    let watching = Task.detached {
      var exposed: [Int] = []
      for path in paths {
        var permissions: Int?
        while permissions == nil, !Task.isCancelled {
          let attributes = try? FileManager.default.attributesOfItem(atPath: path)
          permissions = (attributes?[.posixPermissions] as? NSNumber)?.intValue
        }
        if let permissions, permissions & 0o077 != 0 { exposed.append(permissions) }
      }
      return exposed
    }
    defer { watching.cancel() }
    for path in paths { try PrivateFile.createEmpty(at: path) }
    #expect(await watching.value == [])
  }

  @Test("stand under no other name on the way, so that a process that is killed leaves no other")
  func noOtherName() throws {
    let place = try TemporaryPlace()
    let names = (0..<200).map { "\($0)" }
    let seen = Mutex<Set<String>>([])
    let (began, ended) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    let watching = Thread {
      began.signal()
      repeat {
        let now = (try? FileManager.default.contentsOfDirectory(atPath: place.path)) ?? []
        seen.withLock { $0.formUnion(now) }
      } while !Thread.current.isCancelled
      ended.signal()
    }
    watching.start()
    defer { watching.cancel() }
    began.wait()
    for name in names { try PrivateFile.create(at: "\(place.path)/\(name)", content: [1]) }
    watching.cancel()
    ended.wait()
    let all = seen.withLock { $0 }
    #expect(!all.isEmpty && all.isSubset(of: names))
  }

  @Test("take nobody's place")
  func nothingIsReplaced() throws {
    let place = try TemporaryPlace()
    let path = "\(place.path)/note"
    try PrivateFile.create(at: path, content: [1, 2, 3])
    #expect(throws: VaultError.alreadyExists(path: path)) {
      try PrivateFile.createEmpty(at: path)
    }
    #expect(throws: VaultError.alreadyExists(path: path)) {
      try PrivateFile.create(at: path, content: [])
    }
    #expect(try PrivateFile.read(path, limit: 10) == [1, 2, 3])
    #expect(try FileManager.default.contentsOfDirectory(atPath: place.path) == ["note"])
  }

  @Test("are not there at all where the disk takes part of them only")
  func fullDisk() async {
    await #expect(processExitsWith: .success) {
      let place = try TemporaryPlace()
      // As on a full disk: no file of this process grows above ten bytes.
      signal(SIGXFSZ, SIG_IGN)
      var limit = rlimit(rlim_cur: 10, rlim_max: 10)
      try #require(setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0)
      let path = "\(place.path)/note"
      let error = #expect(throws: VaultError.self) {
        try PrivateFile.create(at: path, content: [UInt8](repeating: 1, count: 100))
      }
      #expect(error?.description == "the system refused to write \(path): File too large")
      #expect(try FileManager.default.contentsOfDirectory(atPath: place.path) == [])
      try PrivateFile.create(at: path, content: [1, 2, 3])
      #expect(try PrivateFile.read(path, limit: 10) == [1, 2, 3])
    }
  }

  @Test("say in words why the system refused them")
  func reasons() throws {
    let place = try TemporaryPlace()
    let path = "\(place.path)/note"
    try PrivateFile.create(at: path, content: [])
    let inner = path + "/inner"
    let made = #expect(throws: VaultError.self) { try PrivateFile.create(at: inner, content: []) }
    #expect(made?.description == "the system refused to create \(inner): Not a directory")
    let asked = #expect(throws: VaultError.self) { try PrivateFile.requirePrivate(inner) }
    #expect(asked?.description == "the system refused to inspect \(inner): Not a directory")
    let folder = #expect(throws: VaultError.self) { try PrivateFile.createDirectory(at: inner) }
    #expect(folder?.description == "the system refused to create \(inner): Not a directory")
    let opened = #expect(throws: VaultError.self) { try PrivateFile.read(inner, limit: 1) }
    #expect(opened?.description == "the system refused to open \(inner): Not a directory")
  }
}
