import Autoencoders
import Datasets
import Figures
import LatentSpace
import Plotting
import Storage
import TensorEngine
import Training

/// Trains a variational autoencoder and draws the codes of the test images.
func drawLatentSpace(of images: Dataset, epochs: Int, to path: String) throws {
  let configuration = RunConfiguration(
    dataset: DatasetDescription(images),
    model: AutoencoderConfiguration(
      .variational, image: MapShape(height: images.height, width: images.width), latentDimension: 2),
    training: TrainingSettings(epochs: epochs, seed: 1))

  let workers = WorkerGroup(threads: 2)
  let trained = try Trainer(configuration, dataset: images, workers: workers).train().model

  let model = LatentModel(trained, workers: workers)
  let codes = try model.codes(of: LabelledImages(.test, of: images))
  let figure = try ScatterFigure(
    PlanarEmbedding(codes), provenance: Provenance(title: "Codes", facts: trained.provenanceFacts))
  try WholeFile.write(
    FigureRenderer.render(figure, format: .pdf, width: Length(85, .millimetres)), to: path)
}

// try drawLatentSpace(of: DatasetLocator().load("mnist-5k"), epochs: 20, to: "codes.pdf")
