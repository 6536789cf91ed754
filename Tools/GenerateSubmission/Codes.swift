/// The codes that are drawn, with their weights: about those of a real service.
enum Codes {
  static let commissioners = ["00L", "01H", "13T", "07T", "08M", "08V"]
  static let receivers = ["RDY", "RWK", "RX4", "RXX"]
  static let postcodeAreas = [
    "BD", "DH", "E", "EC", "HX", "IG", "LS", "NE", "RM", "SR", "TS", "WF",
  ]
  static let postcodeLetters = ["A", "B", "D", "E", "F", "G", "H", "J", "L", "N", "P", "W", "X"]
  static let impossibleLetters = ["C", "I", "K", "M", "O", "V"]

  static let gender: Weighted = ["2": 650, "1": 330, "X": 12, "9": 8]
  static let ethnicity: Weighted = [
    "A": 780, "B": 15, "C": 60, "D": 12, "E": 8, "F": 8, "G": 10, "H": 22, "J": 20, "K": 8,
    "L": 10, "M": 10, "N": 10, "P": 5, "R": 4, "S": 8, "Z": 25, "99": 15,
  ]
  static let formerForces: Weighted = ["03": 900, "02": 25, "05": 20, "UU": 25, "ZZ": 30]
  static let language: Weighted = [
    "en": 940, "pl": 20, "ro": 12, "ur": 10, "ar": 8, "bn": 5, "q4": 5,
  ]
  static let education: Weighted = ["8": 770, "X": 100, "3": 60, "Z": 40, "2": 30]
  static let traced: Weighted = ["01": 970, "02": 30]
  static let untraced: Weighted = ["04": 600, "03": 200, "06": 150, "07": 50]

  static let employment: Weighted = [
    "01": 550, "02": 110, "03": 95, "04": 90, "05": 50, "06": 60, "07": 25, "08": 5, "ZZ": 15,
  ]
  static let hours: Weighted = ["01": 540, "02": 340, "03": 70, "99": 50]
  static let employmentSupport: Weighted<String?> = ["N": 660, "NA": 150, nil: 120, "Y": 70]
  static let benefits = ["JSA", "ESA", "ESA", "UC", "UC", "UC", "PIP", "Other"]
  static let disabilities = [
    "01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "XX", "ZZ",
  ]
  static let circumstances = ["160540005", "160542002", "160543007", "160551005"]
  static let visitor: Weighted = ["A": 800, "B": 50, "C": 100, "9": 50]
  static let cluster: Weighted = ["01": 350, "02": 150, "03": 350, "04": 100, "08": 50]
  static let accommodation: Weighted = ["01": 300, "02": 200, "03": 150, "04": 250, "05": 100]
  static let history: [(scheme: String, code: String)] = [
    ("02", "F329"), ("02", "F411"), ("02", "F431"), ("06", "21897009"), ("06", "35489007"),
  ]

  static let source: Weighted = [
    "B1": 670, "A1": 180, "A3": 40, "D2": 30, "M6": 20, "M7": 20, "E3": 15, "H2": 15, "I1": 10,
  ]
  static let previousDiagnosis: Weighted = ["N": 570, "Z": 190, "U": 120, "Y": 120]
  static let ending: Weighted = [
    "46": 300, "47": 230, "48": 60, "49": 30, "50": 130, "10": 90, "11": 30, "12": 60, "13": 10,
    "16": 40, "17": 10, "96": 10,
  ]
  static let onwardReason: Weighted = ["01": 200, "02": 500, "03": 100, "06": 150, "98": 50]
  static let complaints: [(scheme: String, code: String)] = [
    ("01", "F321"), ("01", "F411"), ("01", "F412"), ("04", "35489007"), ("01", "F329"),
    ("04", "21897009"), ("01", "F410"), ("01", "F431"), ("01", "F609"), ("01", "F432"),
    ("04", "47505003"), ("01", "F510"), ("01", "F331"), ("04", "371631005"), ("01", "F401"),
    ("04", "191736004"), ("01", "F418"), ("01", "F429"), ("01", "F452"), ("04", "17226007"),
  ]
  static let conditions: [(scheme: String, code: String)] = [
    ("01", "J459"), ("01", "I109"), ("01", "K580"), ("01", "G409"), ("01", "J449"),
    ("04", "13645005"), ("01", "I259"), ("01", "E119"), ("01", "M797"), ("04", "38341003"),
    ("04", "53741008"), ("04", "279039007"), ("04", "84757009"),
  ]
  static let programmes = [
    "Mind, Body \"Online\"", "IET-Alpha", "IET-Beta", "O'Brien & Co CBT",
  ]

  static let contactsInMonth: Weighted = [0: 5, 1: 2, 2: 3, 3: 3, 4: 2]
  static let activitiesInContact: Weighted = [1: 5, 2: 4, 3: 1]
  static let mode: Weighted = [1: 18, 2: 1, 3: 1]
  static let attendance: Weighted = ["5": 790, "6": 22, "2": 77, "3": 55, "4": 45, "7": 11]
  static let appointment: Weighted = [
    "02": 800, "03": 40, "04": 25, "05": 75, "06": 10, "07": 20, "08": 30,
  ]
  static let medium20: Weighted = [
    "02": 600, "01": 190, "03": 100, "08": 45, "05": 38, "06": 22, "98": 5,
  ]
  static let medium21: Weighted = [
    "02": 420, "01": 290, "11": 200, "05": 35, "09": 15, "10": 15, "13": 15, "98": 10,
  ]
  static let medication: Weighted = ["03": 370, "02": 310, "ZZ": 130, "UU": 100, "01": 90]
  static let location: Weighted = [
    "A01": 570, "X01": 190, "C01": 80, "N03": 60, "B01": 50, "E01": 50,
  ]
  static let sites = ["A1", "A2", "B1", "C7", "D4"]
  static let procedures: Weighted = [
    "748041000000107": 110, "702545008": 110, "748101000000105": 100, "748061000000108": 85,
    "748051000000105": 80, "975131000000104": 80, "748091000000102": 80, "1026111000000108": 75,
    "842901000000108": 55, "443730003": 50, "314034001": 40, "304891004": 35, "449030000": 35,
    "1129471000000105": 30, "1026131000000100": 30, "228557008": 25,
    "748061000000108:408730004=385658003": 5,
  ]
}
