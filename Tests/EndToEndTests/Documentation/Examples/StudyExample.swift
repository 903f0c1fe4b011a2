import Applications
import Datasets
import LatentSpace
import Storage

/// Judges how well a model takes noise away, keeps the result as `study.json` does, and returns the mean PSNR in decibels.
func judgeDenoising(by model: LatentModel, on images: Dataset, strength: Double, to path: String) throws -> Double {
  let result = try DenoisingResult([.init(model, noise: .gaussian)], on: images, strengths: [strength])
  let provenance = Provenance(title: "Denoising", facts: model.trained.provenanceFacts)
  try WholeFile.write(StudyDocument(result, provenance: provenance).encoded(), to: path)
  let judged = result.series[0].levels[0].entries.first { $0.remedy == .model }
  return judged?.quality.peakSignalToNoise ?? 0
}
