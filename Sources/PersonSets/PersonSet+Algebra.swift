// Each costs time in the memory of both sets, not in the people in them. The form in place saves the
// copy where nobody shares the set.
extension PersonSet {
  /// The numbers that are in either set.
  public func union(_ other: PersonSet) -> PersonSet {
    PersonSet(bitmap.union(other.bitmap))
  }

  /// The numbers that are in both sets.
  public func intersection(_ other: PersonSet) -> PersonSet {
    PersonSet(bitmap.intersection(other.bitmap))
  }

  /// The numbers that are in this set and not in the other.
  public func subtracting(_ other: PersonSet) -> PersonSet {
    PersonSet(bitmap.subtracting(other.bitmap))
  }

  /// Adds the numbers of the other set.
  public mutating func formUnion(_ other: PersonSet) {
    if isKnownUniquelyReferenced(&bitmap) {
      bitmap.formUnion(other.bitmap)
    } else {
      self = union(other)
    }
  }

  /// Removes the numbers that are not in the other set.
  public mutating func formIntersection(_ other: PersonSet) {
    if isKnownUniquelyReferenced(&bitmap) {
      bitmap.formIntersection(other.bitmap)
    } else {
      self = intersection(other)
    }
  }

  /// Removes the numbers of the other set.
  public mutating func subtract(_ other: PersonSet) {
    if isKnownUniquelyReferenced(&bitmap) {
      bitmap.subtract(other.bitmap)
    } else {
      self = subtracting(other)
    }
  }
}
