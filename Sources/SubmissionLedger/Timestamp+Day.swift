internal import DataSet
internal import EventLog

extension Timestamp {
  /// The beginning of a day in UTC.
  init(startOf day: Day) {
    self.init(microseconds: Int64(day.daysSince1970) * 86_400_000_000)
  }

  /// A time of a provider's clock, read as if it were UTC.
  init(readAsUTC moment: DayAndTime) {
    let seconds = Int64(moment.time.secondsSinceMidnight)
    self.init(microseconds: Timestamp(startOf: moment.day).microseconds + seconds * 1_000_000)
  }

  /// The day in UTC on which it lies.
  var calendarDay: Day { Day(daysSince1970: Int32(truncatingIfNeeded: day)) }
}
