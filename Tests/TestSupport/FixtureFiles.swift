internal import Foundation

/// The synthetic submissions in the folder `Fixtures` of the project.
public enum FixtureFiles {
  /// The folder itself.
  public static let directory: String = {
    let project = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    return project.appendingPathComponent("Fixtures").path
  }()

  /// The path of a fixture by its name.
  public static func path(_ name: String) -> String { directory + "/" + name }

  /// The visible entries of a folder, in order.
  public static func names(in folder: String) -> [String] {
    let names = try? FileManager.default.contentsOfDirectory(atPath: path(folder))
    return (names ?? []).filter { !$0.hasPrefix(".") }.sorted()
  }
}

/// The programs that were built with the tests.
public enum BuiltPrograms {
  /// The folder that holds them: the test bundle stands in it.
  public static let directory: String = {
    let own = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    let started = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    let project = URL(fileURLWithPath: FixtureFiles.directory).deletingLastPathComponent()
    let candidates = [
      own.deletingLastPathComponent(), started.deletingLastPathComponent(),
      project.appendingPathComponent(".build/debug"),
    ]
    let found = candidates.first { folder in
      FileManager.default.isExecutableFile(
        atPath: folder.appendingPathComponent("iapt-intake-reader").path)
    }
    guard let found else {
      preconditionFailure("no programs beside the tests; build them with `swift build`")
    }
    return found.path
  }()

  /// The path of a program by its name.
  public static func path(_ name: String) -> String { directory + "/" + name }
}
