/// The data sets that are known by name.
public enum DatasetName: String, CaseIterable, Sendable {
  case mnist5k = "mnist-5k"
  case mnist
  case fashionMNIST = "fashion-mnist"
  case kmnist

  /// What it is, one line.
  public var summary: String {
    switch self {
    case .mnist5k: "5,000 handwritten digits of MNIST's training set, part of this program"
    case .mnist: "70,000 handwritten digits (LeCun, Cortes, Burges)"
    case .fashionMNIST: "70,000 articles of clothing (Xiao, Rasul, Vollgraf 2017)"
    case .kmnist: "70,000 cursive Japanese characters (Clanuwat et al. 2018)"
    }
  }

  /// The licence under which the data are published.
  public var licence: String {
    switch self {
    case .mnist5k, .mnist: "CC BY-SA 3.0"
    case .fashionMNIST: "MIT"
    case .kmnist: "CC BY-SA 4.0"
    }
  }

  /// The names of the classes; a label is an index into them.
  public var classNames: [String] {
    switch self {
    case .mnist5k, .mnist: (0..<10).map(String.init)
    case .fashionMNIST:
      [
        "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot",
      ]
    case .kmnist: ["o", "ki", "su", "tsu", "na", "ha", "ma", "ya", "re", "wo"]
    }
  }

  /// How many images each split has and where it comes from.
  public var splitDescription: String {
    switch self {
    case .mnist5k:
      "4,000 training and 1,000 test images (400 and 100 a class), all of them from MNIST's training set"
    case .mnist, .fashionMNIST, .kmnist: "60,000 training and 10,000 test images, split as published"
    }
  }
}
