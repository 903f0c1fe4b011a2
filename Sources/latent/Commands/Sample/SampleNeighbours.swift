import LatentSpace
import Storage

/// The training image nearest to each of some samples.
struct SampleNeighbours {
  /// Of the training images, one for each sample.
  let indices: [Int]
  /// In the samples' places, 0…1.
  let pixels: [Float]
  private let trainingCount: Int

  /// - Throws: `Failure` if the run's images are not to be had.
  init(of samples: SampledImages, _ run: OpenRun, _ images: RunImages) throws {
    let training = LabelledImages(.training, of: try images.dataset())
    indices = try samples.nearest(among: training, workers: run.model.workers)
    pixels = training.images.floats(at: indices)
    trainingCount = training.count
  }

  /// What a note says about them: "; below each, the nearest of 60,000 training images".
  ///
  /// - Parameter place: where they stand, "below" or "beside".
  func words(_ place: String) -> String {
    "; \(place) each, the nearest of \(trainingCount.counted("training image"))"
  }
}
