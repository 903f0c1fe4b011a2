import Foundation
import TestSupport
import Testing

@Suite("A wrong flag is told in a line, with exit code 64")
struct UsageTests {
  struct Mistake: CustomTestStringConvertible {
    let arguments: String
    let words: [String]
    var testDescription: String { "latent " + arguments }

    init(_ arguments: String, _ words: String...) {
      self.arguments = arguments
      self.words = words
    }
  }

  @Test(arguments: [
    Mistake("train variational --lr nan", "nan", "--lr", "a number above 0"),
    Mistake("train variational --lr -1", "-1", "--lr", "a number above 0"),
    Mistake("train variational --lr", "--lr"),
    Mistake("train variational --batch-size 0", "0", "--batch-size", "from 1"),
    Mistake("train variational --latent-dim -1", "-1", "--latent-dim", "from 1"),
    Mistake("train variational --latent-dim two", "two", "--latent-dim"),
    Mistake("train variational --threads 0", "0", "--threads", "from 1"),
    Mistake("train variational --epochs 1e3", "1e3", "--epochs"),
    Mistake("train variational --epochs 99999999999999999999", "--epochs"),
    Mistake("train variational --seed -3", "-3", "--seed"),
    Mistake("train variational --beta inf", "inf", "--beta"),
    Mistake("train variational --clip 0", "--clip"),
    Mistake("train variational --validation-fraction 1", "--validation-fraction", "between 0 and 1"),
    Mistake("train variational --patience 3", "--patience", "--validation-fraction"),
    Mistake("train variational --sigma 0.3", "--sigma", "squared-error"),
    Mistake("train variational --sparsity 1", "--sparsity", "sparse", "variational"),
    Mistake("train sparse --beta 4", "--beta", "variational", "sparse"),
    Mistake("train undercomplete --up unpool", "up unpool", "down max", "found with down strided"),
    Mistake("train undercomplete --channels 32,64,64,64,64", "at least 32×32", "5 stages", "28×28"),
    Mistake("train undercomplete --channels 32,0", "32,0", "--channels", "from 1"),
    Mistake("train undercomplete --channels 32,", "--channels", "with commas"),
    Mistake("train undercomplete --sizes 64 --down max", "--sizes", "fully-connected", "convolutional"),
    Mistake("train undercomplete --architecture linear --hidden 3", "--hidden", "convolutional", "found with linear"),
    Mistake("train linear --channels 8", "--channels", "found with linear"),
    Mistake("train linear --architecture convolutional", "expected linear", "found convolutional"),
    Mistake("train linear --purely-linear --loss cross-entropy", "squared-error", "purely linear"),
    Mistake("train undercomplete --down maxx", "did you mean 'max'?"),
    Mistake("train undercomplete --up nearest-con", "did you mean 'nearest-conv'?"),
    Mistake("train denoising --noise gausian", "did you mean 'gaussian'?"),
    Mistake("train denoising --noise masking --strength 1.5", "share from 0 to 1", "1.5"),
    Mistake("train variational --strength 0.5", "--strength", "--noise"),
    Mistake("train sparse --k 3", "--k", "top-k", "l1"),
    Mistake("train sparse --penalty top-k --k 65", "1 to 64", "65"),
    Mistake("train sparse --penalty top-k --sparsity 1", "--sparsity", "l1 or kl", "top-k"),
    Mistake("train variational --importance-samples 5 --beta 2", "beta 1", "beta 2"),
    Mistake("train variational --importance-samples 5 --free-bits 1", "without free bits"),
    Mistake("train undercomplete --free-bits 1", "--free-bits", "variational"),
    Mistake("train linear --beta 3 --contraction 2", "--beta", "variational; --contraction", "contractive", "linear"),
    Mistake("train variational --bottleneck maps", "bottleneck maps", "undercomplete and denoising", "variational"),
    Mistake("train undercomplete --bottleneck maps --hidden 9", "hidden: expected 0"),
    Mistake("train undercomplete --bottleneck maps --latent-dim 9", "expected 3136", "found 9"),
    Mistake("train linear --bottleneck maps", "--bottleneck", "convolutional", "linear"),
    Mistake("train undercomplete --bottleneck map", "did you mean 'maps'?"),
    Mistake("train undercomplete --init kers", "did you mean 'keras'?"),
    Mistake("reproduce", "--list", "keras-vae"),
    Mistake("reproduce keras-vea", "did you mean 'keras-vae'?"),
    Mistake("reproduce keras-vae --list", "found both"),
    Mistake("train variational --optimizer adm", "did you mean 'adam'?"),
    Mistake("train variational --lernrate 1", "--lernrate"),
    Mistake("train variational --resume --force", "--resume", "--force"),
    Mistake("train vae", "did you mean 'variational'?"),
    Mistake("train --kind vae", "Unknown option '--kind'"),
    Mistake("train variational --learning-rate 0", "--learning-rate", "a number above 0"),
    Mistake("train variatonal", "did you mean 'variational'?"),
    Mistake("train gan", "expected one of", "undercomplete", "variational"),
    Mistake("train", "kind"),
    Mistake("train variational --dataset minst", "minst", "mnist"),
    Mistake("trian variational", "did you mean 'train'?"),
    Mistake("help nosuch", "nosuch", "The commands are", "train"),
    Mistake("help trian", "did you mean 'train'?"),
    Mistake("help data lst", "did you mean 'list'?"),
    Mistake("help train more", "more", "train"),
    Mistake("data lst", "did you mean 'list'?", "'data lst'"),
    Mistake("data nosuch", "list, path, fetch"),
    Mistake("notebook chek a.txt", "did you mean 'check'?"),
    Mistake("figure scatter run --ouput a.png", "--ouput", "Did you mean '--output'?"),
    Mistake("train variational --epoch 3", "Did you mean '--epochs'?"),
    Mistake("sample run --outptu=a.png", "Did you mean '--output'?"),
    Mistake("figure scater run --output a.png", "did you mean 'scatter'?"),
    Mistake("figure scatter run --output a.jpg", ".png", ".jpg"),
    Mistake("figure scatter run --output a", ".png"),
    Mistake("figure scatter run", "output"),
    Mistake("figure scatter run --output a.png --width 85", "85", "mm"),
    Mistake("figure scatter run --output a.png --width 0mm", "0mm"),
    Mistake("figure scatter run --output a.png --width -85mm", "--width", "positive", "-85mm"),
    Mistake("figure scatter run --output a.png --dpi 0", "--dpi"),
    Mistake("figure curves run --output a.png --points density", "--points", "scatter", "curves"),
    Mistake("figure samples run --output a.png --no-legend", "--no-legend", "scatter, curves, comparison", "samples"),
    Mistake("figure manifold run --output a.png --legend", "--legend", "manifold"),
    Mistake("figure curves run --output a.png --aspect free", "--aspect", "scatter", "curves"),
    Mistake("figure scatter --from a.csv --output a.png --aspect wide", "--aspect", "equal", "free"),
    Mistake("figure scatter --from a.csv --output a.png --seed 3", "--seed", "--from"),
    Mistake("report --title All", "--title", "each figure"),
    Mistake("figure scatter run --output a.png --units 0,1", "--units", "from 1"),
    Mistake("figure scatter run --output a.png --reach 2", "--reach", "traversals"),
    Mistake("figure scatter run --output a.png --reach 2 --scale log", "--reach", "traversals; --scale", "curves"),
    Mistake("figure scatter run -o a.png --output b.png -o a.png", "--output", "another name", "a.png twice"),
    Mistake("figure scatter =run -o a.png", "'=run'", "vae=runs/vae", "no name"),
    Mistake("evaluate vae=", "'vae='", "no folder"),
    Mistake("figure operations -o a.png --width 90000mm", "5080 mm", "255118.1"),
    Mistake("figure operations -o a.png --dpi 100000", "10 to 2400 dots an inch, found 100000"),
    Mistake("help figure scatter", "'latent help figure'"),
    Mistake("sample run --count 0 --output a.png", "--count"),
    Mistake("sample run --output a.txt", ".npy", ".png", ".txt"),
    Mistake("encode run --output a.txt", ".csv", ".npy"),
    Mistake("encode run --split tset --output a.csv", "did you mean 'test'?"),
    Mistake("compare run", "two runs"),
    Mistake("data fetch mnits", "did you mean 'mnist'?"),
    Mistake("report --latent-dim 1", "--latent-dim", "from 2"),
  ])
  func mistake(_ mistake: Mistake) throws {
    try withTemporaryFolder { folder in
      try Latent.fail(
        64, mistake.arguments.split(separator: " ").map(String.init), saying: mistake.words, folder: folder)
      #expect(try names(in: folder).isEmpty, "a wrong flag must leave nothing behind")
    }
  }
}
