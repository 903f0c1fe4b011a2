/// How alike two latent spaces are that hold codes of the same images. Tables, help and tests grow from this list.
public enum SimilarityName: String, CaseIterable, Codable, Sendable {
  case alignment = "cka"
  case neighbours = "mutual-neighbours"
  case procrustes
  case distances = "rank-correlation"

  /// What a table calls it.
  public var title: String {
    switch self {
    case .alignment: "debiased linear CKA"
    case .neighbours: "mutual nearest neighbours"
    case .procrustes: "Procrustes distance"
    case .distances: "rank correlation of distances"
    }
  }

  /// Whether a larger value means that the spaces are more alike.
  public var growsWithLikeness: Bool { self != .procrustes }

  /// What spaces that are the same but for a rotation and one scale have.
  public var perfect: Double { self == .procrustes ? 0 : 1 }

  /// What it is, how it is computed, and where that comes from; for readers of a table.
  public var definition: String {
    switch self {
    case .alignment:
      "Centred kernel alignment with linear kernels, HSIC(X, Y) / √(HSIC(X, X) HSIC(Y, Y)), each HSIC by its unbiased "
        + "estimator (Kornblith et al. 2019; Song et al. 2012; Nguyen, Raghu & Kornblith 2021): 1 for codes that are the "
        + "same but for rotation and scale, 0 on average for codes that have nothing to do with each other."
    case .neighbours:
      "The share of an image's 10 nearest neighbours in one space that are among its 10 nearest in the other, mean over "
        + "the images (Huh et al. 2024); 10 / (N − 1) by chance."
    case .procrustes:
      "‖X − Y Q‖² after the best rotation or reflection Q, codes centred and scaled to ‖X‖ = ‖Y‖ = 1 (Schönemann 1966; "
        + "Ding, Denain & Steinhardt 2021): 0 for codes that are the same but for rotation and scale, 2 at most."
    case .distances:
      "Spearman's rank correlation of the distances between all pairs of at most 1,000 images, spread evenly over them "
        + "(Kriegeskorte, Mur & Bandettini 2008): 1 if the same pairs are near in both."
    }
  }
}
