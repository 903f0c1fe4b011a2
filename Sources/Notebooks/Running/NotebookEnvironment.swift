/// The variables that commands of a notebook see.
public enum NotebookEnvironment {
  /// Variables with which the commands print the same on every machine, and fetch nothing.
  ///
  /// - Parameters:
  ///   - base: those of this process.
  ///   - home: an empty folder where data is looked for in place of the person's own; nil for a notebook that requires
  ///     data of this machine.
  public static func variables(base: [String: String], home: String?) -> [String: String] {
    var variables = base
    variables["LC_ALL"] = "C.UTF-8"
    variables["TZ"] = "UTC"
    variables["LATENT_OFFLINE"] = "1"
    for name in ["SOURCE_DATE_EPOCH", "COLUMNS"] { variables[name] = nil }
    if let home {
      variables["LATENT_HOME"] = home
      variables["LATENT_DATA_DIR"] = nil
    }
    return variables
  }
}
