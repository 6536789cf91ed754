import DataSet

/// Where a row hangs, once its keys have their numbers.
struct RowLink {
  /// The number of the row's own key, where its table has one.
  var ownKey: TableKeys.Insertion?
  /// The place of the table above and the number of the key there that the row names.
  var parent: (table: Int, key: UInt32)?
  /// The tables whose keys say to whom a row belongs.
  let places: OwnerPlaces
  /// To whom the row belongs.
  var owner: RowOwner?

  /// The number of the key, in a table above, that the row hangs on.
  func key(of table: Int) -> UInt32? {
    if let parent, parent.table == table { return parent.key }
    if table == places.referrals { return owner?.referral }
    if table == places.patients { return owner?.patient }
    return nil
  }
}

/// To whom a row belongs.
struct RowOwner: Equatable, Sendable {
  /// The number of the patient.
  var patient: UInt32
  /// The number of the referral, or ``KeyIndex/null`` for what hangs on the patient alone.
  var referral: UInt32
}

/// The places of the tables whose keys say to whom a row belongs.
struct OwnerPlaces: Sendable {
  let patients: Int
  let referrals: Int

  init(_ dataSet: DataSet) {
    func place(_ name: String) -> Int {
      guard let table = dataSet.table(named: name) else {
        preconditionFailure("every version has a table \(name)")
      }
      return table.index
    }
    patients = place(SubmissionPass.Name.patients)
    referrals = place(SubmissionPass.Name.referrals)
  }

  /// To whom a row with a key of its own belongs.
  ///
  /// A row without a patient is rejected, and so is everything that names it.
  func owner(ofKey ordinal: UInt32, inTable table: Int, above: RowOwner?) -> RowOwner {
    if table == patients { return RowOwner(patient: ordinal, referral: KeyIndex.null) }
    var owner = above ?? RowOwner(patient: KeyIndex.missing, referral: KeyIndex.missing)
    if table == referrals { owner.referral = ordinal }
    return owner
  }
}
