import Plotting

/// The looks that figures can have.
enum ThemeName: String, CaseIterable {
  case light, dark, print

  var theme: Theme {
    switch self {
    case .light: .light
    case .dark: .dark
    case .print: .print
    }
  }
}
