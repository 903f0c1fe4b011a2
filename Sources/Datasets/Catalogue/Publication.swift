/// What is known about a file before it is there.
enum PublishedHash: Equatable {
  /// SHA-256 of the decompressed file: it holds however the file was compressed.
  case content(String)
  /// SHA-256 of the compressed file as published; one that was unpacked or compressed anew is not known by it.
  case compressed(String)

  var digits: String {
    switch self {
    case .content(let digits), .compressed(let digits): digits
    }
  }
}

/// What is known about a data set's files before they are there.
struct Publication: Sendable {
  var name: String
  /// Addresses of folders that hold the compressed files, tried in this order.
  var mirrors: [String]
  /// The hash by which a file is verified.
  var hash: @Sendable (DatasetFile) -> PublishedHash
}

extension DatasetName {
  /// What is known about the files.
  var publication: Publication {
    Publication(name: rawValue, mirrors: mirrors, hash: publishedHash)
  }

  private var mirrors: [String] {
    switch self {
    case .mnist5k: []
    case .mnist:
      ["https://ossci-datasets.s3.amazonaws.com/mnist", "https://storage.googleapis.com/cvdf-datasets/mnist"]
    case .fashionMNIST:
      [
        "https://storage.googleapis.com/tensorflow/tf-keras-datasets",
        "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion",
      ]
    case .kmnist: ["https://codh.rois.ac.jp/kmnist/dataset/kmnist"]
    }
  }

  private func publishedHash(of file: DatasetFile) -> PublishedHash {
    switch self {
    case .mnist5k:
      switch file {
      case .trainingImages: .content("602bf0e38a5879578d398bc3203dcf953171f9d460eb06378b3d9d1cd8980b3a")
      case .trainingLabels: .content("0ee8bd99eabf7826ad32185ae46a62660fbdc6db5d030fbbca918829c3562c3e")
      case .testImages: .content("e0254f4ccb29af4def978e0d9e2e50b66de4a033b2e54734692f363897e94836")
      case .testLabels: .content("ff36db79b0521e0bb53f2c60507b07a19fd83d1abb98fee5c3ad705cd68faa50")
      }
    case .mnist:
      switch file {
      case .trainingImages: .content("ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db")
      case .trainingLabels: .content("65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5")
      case .testImages: .content("0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7")
      case .testLabels: .content("ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2")
      }
    case .fashionMNIST:
      switch file {
      case .trainingImages: .content("c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888")
      case .trainingLabels: .content("bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9")
      case .testImages: .content("5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b")
      case .testLabels: .content("0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34")
      }
    case .kmnist:
      // Published by TensorFlow Datasets for the files of the Center for Open Data in the Humanities.
      switch file {
      case .trainingImages: .compressed("51467d22d8cc72929e2a028a0428f2086b092bb31cfb79c69cc0a90ce135fde4")
      case .trainingLabels: .compressed("e38f9ebcd0f3ebcdec7fc8eabdcdaef93bb0df8ea12bee65224341c8183d8e17")
      case .testImages: .compressed("edd7a857845ad6bb1d0ba43fe7e794d164fe2dce499a1694695a792adfac43c5")
      case .testLabels: .compressed("20bb9a0ef54c7db3efc55a92eef5582c109615df22683c380526788f98e42a1c")
      }
    }
  }
}
