import Autoencoders
import Figures
import LatentSpace
import Plotting

/// What is chosen about a figure's content; nothing means what suits the figure and the model.
struct FigureChoices: Equatable {
  /// The images that are looked at.
  var split = LabelledImages.Split.test
  /// Draws samples, and picks images where one of each class is shown.
  var seed: UInt64 = 0
  /// Classes by name: the ones to go between, or the one to start from.
  var classes: [String]?
  /// Latent units from 0.
  var units: [Int]?
  /// How codes of many units become points of a plane; nil for the units themselves where there are two, else for
  /// principal components.
  var projection: ProjectionName?
  /// How many samples, in how many columns; what fills the page unless it is chosen.
  var count: Int?
  var columns: Int?
  var sampler: SamplerChoice?
  var temperature = 1.0
  /// Samples: the class that they are drawn from, by name; or so many of each.
  var sampledClass: String?
  var isOfEachClass = false
  /// Samples: whether the nearest training image stands by each.
  var hasNeighbours = false
  var path = InterpolationPath.linear
  /// Images along a way or a traversal's side, or along a manifold's side; what fills the page unless it is chosen.
  var steps: Int?
  /// How far a traversal goes, in standard deviations.
  var reach = 3.0
  var limits = ScatterFigure.Limits.own
  var aspect = ScatterFigure.Aspect.equal
  var scale = AxisScale.Kind.linear
  /// Examples of operations; all of them unless some are chosen.
  var examples: [WorkedExample.Name]?
  var style = FigureStyle()
}
