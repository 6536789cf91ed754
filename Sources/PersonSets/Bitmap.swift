internal import CRoaring

/// A bitmap of the C library, owned by one object: the one place where the library is called.
///
/// Reading functions of the library leave a bitmap as it is, because copying on write within the
/// library is never turned on: any number of threads may read. Whoever calls a mutating function
/// holds the only reference; ``PersonSet`` sees to that.
///
/// Every bitmap handed to the library is its own work or comes from bytes that
/// ``SerializedPersonSet`` has checked in full, because the library trusts what it is given.
@safe final class Bitmap: Sendable {
  // Set once and freed once, in `deinit`. Changed only by a thread that holds the only reference.
  nonisolated(unsafe) private let handle: UnsafeMutablePointer<roaring_bitmap_t>

  /// Takes over a bitmap that the library has just made; it gives none when memory has run out.
  @unsafe
  private init(owning handle: UnsafeMutablePointer<roaring_bitmap_t>?) {
    guard let handle = unsafe handle else { preconditionFailure("no memory for a set") }
    unsafe self.handle = handle
  }

  /// An empty bitmap.
  convenience init() {
    // The library hands over a bitmap that nobody else knows.
    unsafe self.init(owning: roaring_bitmap_create())
  }

  /// A bitmap of the same content, sharing nothing.
  convenience init(copying other: Bitmap) {
    // Without copying on write, the copy is deep.
    unsafe self.init(owning: roaring_bitmap_copy(other.handle))
  }

  /// A bitmap from serialised bytes that were checked in full; nil when the library refuses them.
  convenience init?(checked bytes: Span<UInt8>) {
    // The library reads within the bytes given and copies what it keeps.
    let handle = unsafe bytes.withUnsafeBytes { buffer in
      unsafe roaring_bitmap_portable_deserialize_safe(
        buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count)
    }
    guard let handle = unsafe handle else { return nil }
    unsafe self.init(owning: handle)
  }

  deinit {
    // The last reference is gone, and nothing of the library points into a bitmap of another.
    unsafe roaring_bitmap_free(handle)
  }
}

// The handle is alive as long as the object, and the object as long as the call.
extension Bitmap {
  var count: UInt64 { unsafe roaring_bitmap_get_cardinality(handle) }

  var isEmpty: Bool { unsafe roaring_bitmap_is_empty(handle) }

  func contains(_ number: UInt32) -> Bool { unsafe roaring_bitmap_contains(handle, number) }

  func equals(_ other: Bitmap) -> Bool { unsafe roaring_bitmap_equals(handle, other.handle) }

  func union(_ other: Bitmap) -> Bitmap {
    unsafe Bitmap(owning: roaring_bitmap_or(handle, other.handle))
  }

  func intersection(_ other: Bitmap) -> Bitmap {
    unsafe Bitmap(owning: roaring_bitmap_and(handle, other.handle))
  }

  func subtracting(_ other: Bitmap) -> Bitmap {
    unsafe Bitmap(owning: roaring_bitmap_andnot(handle, other.handle))
  }

  /// The portable form, the same for the same content however it came about.
  func serialized() -> [UInt8] {
    let copy = Bitmap(copying: self)
    defer { withExtendedLifetime(copy) {} }
    // Where runs take as much space as a list the library leaves what it finds, and that depends on
    // how the set was made. Without runs, what it finds follows from the content.
    unsafe roaring_bitmap_remove_run_compression(copy.handle)
    unsafe roaring_bitmap_run_optimize(copy.handle)
    let size = unsafe roaring_bitmap_portable_size_in_bytes(copy.handle)
    return unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      // The library writes exactly the size that it told, which the buffer has.
      unsafe buffer.withMemoryRebound(to: CChar.self) { characters in
        count = unsafe roaring_bitmap_portable_serialize(copy.handle, characters.baseAddress)
      }
      precondition(count == size, "the library wrote \(count) bytes and announced \(size)")
    }
  }
}

// Mutating: the caller holds the only reference, so nobody reads meanwhile. What the library forbids
// is to subtract or unite a bitmap with itself, which the first line of each rules out.
extension Bitmap {
  /// Adds a number, and says whether it is new.
  func insert(_ number: UInt32) -> Bool { unsafe roaring_bitmap_add_checked(handle, number) }

  func insert(_ numbers: ClosedRange<UInt32>) {
    unsafe roaring_bitmap_add_range_closed(handle, numbers.lowerBound, numbers.upperBound)
  }

  func insert(_ numbers: Span<UInt32>) {
    // The library reads as many numbers as the span holds.
    unsafe numbers.withUnsafeBufferPointer { buffer in
      unsafe roaring_bitmap_add_many(handle, buffer.count, buffer.baseAddress)
    }
  }

  func formUnion(_ other: Bitmap) {
    precondition(other !== self, "a bitmap is not united with itself in place")
    unsafe roaring_bitmap_or_inplace(handle, other.handle)
  }

  func formIntersection(_ other: Bitmap) {
    precondition(other !== self, "a bitmap is not intersected with itself in place")
    unsafe roaring_bitmap_and_inplace(handle, other.handle)
  }

  func subtract(_ other: Bitmap) {
    precondition(other !== self, "a bitmap is not subtracted from itself in place")
    unsafe roaring_bitmap_andnot_inplace(handle, other.handle)
  }
}

/// A walk over a bitmap in ascending order, many numbers a call.
///
/// Keeps the bitmap alive, and so unchanged: as long as there is a second reference, nobody holds
/// the only one.
@safe struct BitmapWalk {
  private let bitmap: Bitmap
  // Points into the bitmap, which lives and stays as it is as long as this does.
  private var place: roaring_uint32_iterator_t

  init(_ bitmap: Bitmap) {
    self.bitmap = bitmap
    // All zero is a valid value of the C structure, which the library then fills.
    unsafe place = roaring_uint32_iterator_t()
    unsafe bitmap.begin(&place)
  }

  /// Overwrites the buffer from its beginning, and says how many numbers it wrote; 0 at the end.
  mutating func read(into numbers: inout [UInt32]) -> Int {
    // The library writes no more numbers than the buffer holds.
    let read = unsafe numbers.withUnsafeMutableBufferPointer { buffer in
      unsafe roaring_read_uint32_iterator(&place, buffer.baseAddress, UInt32(buffer.count))
    }
    return Int(read)
  }
}

extension Bitmap {
  @unsafe
  fileprivate func begin(_ place: inout roaring_uint32_iterator_t) {
    unsafe roaring_init_iterator(handle, &place)
  }
}
