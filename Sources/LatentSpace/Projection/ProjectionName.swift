/// How codes of more than two units become points of a plane. Help, parsing and tests grow from this list.
public enum ProjectionName: String, CaseIterable, Sendable {
  /// The two directions of largest variance: distances are true, as far as two numbers can say them.
  case pca
  /// Neighbours stay neighbours; distances between clusters, and their sizes, mean little.
  case tsne
  /// Likewise, by springs between neighbours; faster, and more apt to tear clusters apart.
  case umap

  /// One line for help texts.
  public var summary: String {
    switch self {
    case .pca: "two principal components"
    case .tsne: "t-SNE, a map of neighbourhoods"
    case .umap: "UMAP, a map of neighbourhoods, too"
    }
  }
}
