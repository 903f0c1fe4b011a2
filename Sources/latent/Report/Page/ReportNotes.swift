import Autoencoders
import Datasets
import LatentSpace
import Storage

/// What a reader of a report must know in order not to be misled.
enum ReportNotes {
  /// One point each, as HTML.
  static func points(_ runs: [OpenRun], _ dataset: Dataset) -> [String] {
    var points: [String] = []
    if dataset.name == DatasetName.mnist5k.rawValue {
      points.append(
        "All \((dataset.training.count + dataset.test.count).grouped) digits come from MNIST's training set; the "
          + "\(dataset.test.count.grouped) test images are ones that these models have not seen, but not MNIST's test set. "
          + "Numbers are not comparable with those of papers.")
    }
    let widths = Set(runs.map(\.model.dimension))
    if widths.count > 1 {
      points.append(
        "The codes differ in width (\(runs.map { HTML.escaped($0.name) }.joined(separator: "; "))). More units reconstruct "
          + "better and classify better; that is no merit of the objective. Codes of more than two units are shown on two "
          + "principal components, whose share of the variance the axes state.")
    }
    points.append(
      "A penalty on the size of a code, or of its derivative, can be escaped by a smaller code and a larger first layer of "
        + "the decoder. The rows of that layer are therefore kept at length 1 in the sparse and the contractive model. "
        + "Where scales still differ, compare the row <em>Jacobian norm / total variance</em>, which no scale changes.")
    points.append(
      "Samples are decoded from codes drawn from "
        + runs.map { "\(SamplerName.standard(for: $0.model.kind).phrase(dataset)) (\(HTML.escaped($0.name)))" }
        .joined(separator: ", ")
        + ". Only the variational model was trained for its codes to be drawn at random.")
    points.append(
      "Codes are deterministic; for the variational model they are posterior means. Its test loss takes one draw of the "
        + "posterior, the same at every epoch.")
    points.append(
      "One seed was trained. Differences as small as those between seeds mean nothing; "
        + "<code>latent report --seed 1</code> shows how large those are.")
    return points
  }
}
