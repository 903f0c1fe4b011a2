import Datasets
import LatentSpace

/// Draws images of one class, and of each class, from mixtures that are fitted on the codes of the training images.
func drawClasses(of model: LatentModel, on images: Dataset, named name: String) throws -> [SampledImages] {
  let codes = try model.codes(of: LabelledImages(.training, of: images))
  let sampler = try MixtureSampler(fittedOnClassesOf: codes, range: model.range, workers: model.workers)
  let one = try model.samples(12, from: sampler.restricted(toClass: name), temperature: 0.8, seed: 7)
  let each = try model.samples(ofEachClass: 1, from: sampler, seed: 7)
  return [one, each]
}
