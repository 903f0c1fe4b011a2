import Datasets
import LatentSpace

/// How alike the spaces of models are, each with each, and with what other seeds make of each.
func likeness(
  of models: [LatentModel], reseeded: [[LatentModel]], on images: LabelledImages
) throws -> [SimilarityMatrix] {
  let spaces = try zip(models, reseeded).map { model, others in
    SimilarityMatrix.Space(
      model.name, try model.codes(of: images), reseeded: try others.map { try $0.codes(of: images) })
  }
  return try SimilarityMatrix.all(of: spaces, workers: models[0].workers)
}
