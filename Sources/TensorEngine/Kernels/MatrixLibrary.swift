import COpenBLAS

/// The library behind matrix products.
public enum MatrixLibrary {
  /// Makes the library compute each product on the calling thread alone.
  ///
  /// Work is shared over cores by `WorkerGroup`, in pieces that do not depend on how many there are; a library that
  /// splits products by itself gives other last bits for another number of threads. The setting holds for the whole
  /// process; a worker group makes it before its first thread starts.
  static let useOneThread: Void = openblas_set_num_threads(1)

  /// What library this is, its version and the kernels it picked for this processor.
  public static var description: String {
    String(cString: openblas_get_config()) + ", kernels for " + String(cString: openblas_get_corename())
  }
}
