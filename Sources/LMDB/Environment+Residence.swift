internal import CLMDB
internal import Glibc

extension Environment {
  /// Lets go of the memory that reading the map has filled; what is read again comes back by itself.
  ///
  /// A walk over a large environment would otherwise count every page it touched as memory of this
  /// process. The map is shared with the system's cache and never written through, so values and
  /// transactions stay good.
  ///
  /// Cost: about 50 µs, and a page fault for each page that is read again.
  public func releaseResidentPages() {
    activity.withLock { activity in
      guard activity.isOpen, let file = unsafe realpath(path + "/data.mdb", nil) else { return }
      defer { unsafe free(file) }
      // LMDB does not tell where its map is, but the system does.
      for range in MemoryMap.ranges(ofFile: unsafe String(cString: file)) {
        // A refusal leaves the pages where they are, which is no harm.
        unsafe madvise(UnsafeMutableRawPointer(bitPattern: range.start), range.count, MADV_DONTNEED)
      }
    }
  }
}

/// Where files are mapped in this process, as the system lists it.
enum MemoryMap {
  /// The addresses at which a file, by its full path, is mapped.
  static func ranges(ofFile path: String) -> [(start: UInt, count: Int)] {
    guard let listing = unsafe fopen("/proc/self/maps", "r") else { return [] }
    defer { unsafe fclose(listing) }
    var line: UnsafeMutablePointer<CChar>?
    var capacity = 0
    defer { unsafe free(line) }
    var ranges: [(start: UInt, count: Int)] = []
    while unsafe getline(&line, &capacity, listing) > 0, let text = unsafe line {
      if let range = range(in: unsafe String(cString: text), ofFile: path) { ranges.append(range) }
    }
    return ranges
  }

  /// The addresses in a line such as `7f00-7f10 r--s 00000000 fe:00 123    /dir/data.mdb`.
  private static func range(in line: String, ofFile path: String) -> (start: UInt, count: Int)? {
    guard line.hasSuffix(" \(path)\n"), let addresses = line.split(separator: " ").first else {
      return nil
    }
    let ends = addresses.split(separator: "-").compactMap { UInt($0, radix: 16) }
    guard ends.count == 2, ends[0] < ends[1] else { return nil }
    return (ends[0], Int(ends[1] - ends[0]))
  }
}
