/// How codes of more than two units become points of a plane. Help, parsing and tests grow from this list.
public enum ProjectionName: String, CaseIterable, Sendable {
  /// The two directions of largest variance: distances are true, as far as two numbers can say them.
  case pca
  /// Neighbours stay neighbours; distances between clusters, and their sizes, mean little.
  case tsne

  /// One line for help texts.
  public var summary: String {
    switch self {
    case .pca: "two principal components"
    case .tsne: "t-SNE, a map of neighbourhoods"
    }
  }
}
